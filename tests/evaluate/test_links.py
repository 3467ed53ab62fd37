"""Linking is scored on rows in their datasets' own layouts."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dateline.evaluate.link_learn import learn_weights, weights_text
from dateline.evaluate.link_rows import row_views
from dateline.evaluate.links import (
    Weeks,
    evaluate_links,
    judged_pairs,
    link_errors,
    link_folder,
    score_links,
    true_sets,
)
from dateline.evaluate.synthetic import Slips, synthetic_corpus
from dateline.model.errors import NothingToRead
from dateline.model.interval import Extent, Interval
from dateline.resolve.weights import shipped, table_text

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "linking"

ACLED = (
    "EVENT_DATE,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,ACTOR2,ALLY_ACTOR_2,COUNTRY,ADMIN1,"
    "LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,FATALITIES,NOTES"
)
GTD = (
    "eventid,year,month,day,country_txt,provstate,city,latitude,longitude,specificity,attacktype1_txt,"
    "suicide,gname,target1,targsubtype1_txt,corp1,nkill,nwound,summary,location"
)
GED = (
    "id,date_start,date_end,country,adm_1,where_coordinates,where_description,latitude,longitude,"
    "where_prec,type_of_violence,side_a,side_b,low_est,best_est,high_est,source_article"
)
SCAD = (
    "eventid,startdate,enddate,countryname,elocal,latitude,longitude,location_precision,etype,actor1,"
    "actor2,actor3,target1,target2,ndeath,issuenote,notes"
)
PAIRS = "dataset_a,row_id_a,dataset_b,row_id_b,label,confidence,reason,part_side,row0_a,row0_b"


def write(path: Path, head: str, *rows: Sequence[object]) -> None:
    """Write a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as lines:
        out = csv.writer(lines)
        out.writerow(head.split(","))
        out.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder in which one bombing is told by four datasets, and a second deed by one."""
    bomb = "A bomb tore through the Dunga cattle market in Zalambo, killing twelve traders."
    write(
        tmp_path / "Landia_2001__acled.csv",
        ACLED,
        [11390.0, 1, "Remote violence", "Red Front", "", "Civilians (Landia)", "", "Landia", "East", "Zalambo", 10.0,
         8.0, 1, 12, bomb],
        [11450.0, 3, "Violence against civilians", "Red Front", "", "Civilians (Landia)", "", "Landia", "East",
         "Zalambo", 10.0, 8.0, 1, 1, "Gunmen shot a judge at his home."],
    )  # fmt: skip
    write(
        tmp_path / "Landia_2001__gtd.csv",
        GTD,
        [200103090001.0, 2001, 3, 9, "Landia", "East", "Zalambo", 10.01, 8.01, 1, "Bombing/Explosion", 1, "Red Front",
         "The Dunga cattle market", "Marketplace", "", 12, 30, "A bomb killed twelve traders at the Dunga market.", ""],
    )  # fmt: skip
    write(
        tmp_path / "Landia_2001__ged.csv",
        GED,
        [7, "2001-03-09", "2001-03-10", "Landia", "East state", "Zalambo town", "Zalambo, Dunga market", 10.0, 8.0, 1,
         3, "Red Front", "Civilians", 10, 12, 14, 'Wire 9 March 2001 "Bomb kills 12 at Dunga cattle market'],
    )  # fmt: skip
    write(
        tmp_path / "Landia_2001__scad.csv",
        SCAD,
        [
            9.0,
            11390.0,
            11390.0,
            "Landia",
            "Zalambo",
            10.0,
            8.0,
            "",
            9,
            "Red Front",
            "",
            "",
            "Traders",
            "",
            12,
            bomb,
            "",
        ],
    )
    write(
        tmp_path / "landia_pairs.csv",
        PAIRS,
        ["acled", 0, "gtd", 0, "same", "high", "market bomb", "", 0, 0],
        ["acled", 1, "gtd", 0, "different", "high", "judge and market", "", 1, 0],
        ["acled", 1, "scad", 0, "unsure", "low", "judge and market", "", 1, 0],
    )
    write(tmp_path / "landia_clusters.csv", "cluster_id,dataset,row_id,row0", *[["N1", name, 0, 0] for name in
          ("acled", "gtd", "ged", "scad")])  # fmt: skip
    return tmp_path


def test_rows_of_all_four_layouts_link(folder: Path) -> None:
    """One event told by four datasets becomes one set, and the other row stays alone."""
    linked = link_folder(folder)
    assert linked.sets == (("acled:0", "ged:0", "gtd:0", "scad:0"), ("acled:1",))


def test_a_score_counts_what_was_judged(folder: Path) -> None:
    """With every decision right all figures are one, and unsure pairs count for nothing."""
    score = evaluate_links(folder)
    assert (score.same_f1, score.decisions_right, score.labels_right, score.b3_f1, score.entries_right) == (
        1,
        1,
        1,
        1,
        1,
    )
    assert score.n == 2


def test_weeks_part_the_pairs(folder: Path) -> None:
    """Every pair is in the even weeks or in the odd ones."""
    assert evaluate_links(folder, weeks=Weeks.EVEN).n + evaluate_links(folder, weeks=Weeks.ODD).n == 2


def test_errors_can_be_read(folder: Path) -> None:
    """A wrong decision is described with the judgement, the reasons and both rows."""
    judged = judged_pairs(folder)
    linked = link_folder(folder)
    assert link_errors(linked, judged) == []
    wrong = [judged[0].__class__("acled:1", "gtd:0", judged[0].label, "made wrong", "high")]
    (told,) = link_errors(linked, wrong)
    assert "same (high) taken for" in told
    assert "judge" in told


def test_a_folder_may_hold_several_country_years(folder: Path) -> None:
    """Rows, judged pairs and true sets of each are told apart by the name of their files."""
    for file in list(folder.glob("*.csv")):
        copied = file.name.replace("Landia_2001", "Elsewhere_2002").replace("landia", "elsewhere2002")
        cells = file.read_text("utf-8").replace("Landia", "Elsewhere")
        (folder / copied).write_text(cells.replace("11390.0", "12120.0").replace("2001", "2003"), "utf-8")
        file.rename(folder / file.name.replace("landia", "landia2001"))
    score = evaluate_links(folder)
    assert (score.n, score.same_f1, score.b3_f1) == (4, 1, 1)


def test_editions_write_days_and_figures_in_several_ways(tmp_path: Path) -> None:
    """Days with the month's name, figures and years under the names of newer editions are read too."""
    acled = tmp_path / "Landia_2019__acled.csv"
    write(
        acled, ACLED, ["09 March 2019", 1, "Explosions/Remote violence", *[""] * 5, "", "", 10.0, 8.0, 1, 2, "A bomb."]
    )
    (view,) = row_views(acled, "acled")
    assert (str(view.interval and view.interval.earliest), view.deed) == ("2019-03-09", "bombing")
    ged = tmp_path / "Landia_2019__ged.csv"
    newer = GED.replace("_est", "").replace("source_article", "source_article,source_headline")
    write(
        ged,
        newer,
        [1, "2019-03-09 00:00:00.000", "2019-03-09", *[""] * 4, 10.0, 8.0, 1, 3, "", "", 1, 2, 3, "", "Bomb kills two"],
    )
    (view,) = row_views(ged, "ged")
    assert (view.tolls[0].low, view.tolls[0].best, view.tolls[0].high) == (1, 2, 3)
    assert view.interval == Interval.day(date(2019, 3, 9))
    assert "Bomb kills two" in view.words


def test_one_event_written_as_a_row_for_each_place_has_no_toll_of_one_place(tmp_path: Path) -> None:
    """The toll that SCAD repeats in the row of every place is of all places."""
    file = tmp_path / "Landia_2001__scad.csv"
    row = [
        9.0,
        11390.0,
        11390.0,
        "Landia",
        "Zalambo, Tumari",
        10.0,
        8.0,
        "",
        9,
        "Red Front",
        "",
        "",
        "",
        "",
        12,
        "Riots.",
        "",
    ]
    write(file, SCAD, row, [*row[:5], 12.0, 9.0, *row[7:]], [10.0, *row[1:]])
    assert [len(view.tolls) for view in row_views(file, "scad")] == [0, 0, 1]


def test_a_folder_without_datasets_is_refused(tmp_path: Path) -> None:
    """The error says how the files must be named."""
    with pytest.raises(NothingToRead, match="acled"):
        evaluate_links(tmp_path)


def test_rows_are_read_for_what_they_say(folder: Path) -> None:
    """Vague dates stay vague, long events are long, ranges are ranges, headlines are words."""
    vague = list(row_views(folder / "Landia_2001__acled.csv", "acled"))[1]
    assert vague.interval is not None
    assert vague.interval.days == 31
    (ged,) = row_views(folder / "Landia_2001__ged.csv", "ged")
    assert ged.interval is not None
    assert ged.interval.extent is Extent.THROUGHOUT
    assert (ged.tolls[0].low, ged.tolls[0].best, ged.tolls[0].high) == (10, 12, 14)
    assert "Bomb kills 12 at Dunga cattle market" in ged.words
    (gtd,) = row_views(folder / "Landia_2001__gtd.csv", "gtd")
    assert gtd.deed == "suicide_bombing"


def test_weights_can_be_learned_from_a_folder(folder: Path) -> None:
    """Learning from two judged pairs gives a full table near the one set by hand."""
    table = learn_weights(folder, Weeks.ALL)
    assert "learned from two pairs" in weights_text(table, "two pairs")


def test_a_made_up_corpus_is_the_same_each_time() -> None:
    """The same seed makes the same corpus, of just as many accounts as asked for."""
    assert synthetic_corpus(50, seed=1) == synthetic_corpus(50, seed=1)
    assert len(synthetic_corpus(77, seed=2).views) == len(synthetic_corpus(77, seed=2).truth) == 77
    assert synthetic_corpus(50, seed=1) != synthetic_corpus(50, seed=2)


def test_without_slips_accounts_of_an_event_agree() -> None:
    """Slips are all that sets the accounts of one event apart in time, place and toll."""
    corpus = synthetic_corpus(200, seed=1, slips=Slips(0, 0, 0, 0, 0, 0, 0, 0, 0))
    values: dict[int, set[object]] = {}
    for each in corpus.views:
        values.setdefault(corpus.truth[each.id], set()).add((each.interval, each.location, each.tolls, each.deed))
    assert all(len(found) == 1 for found in values.values())


@pytest.mark.data
@pytest.mark.skipif(not DATA.exists(), reason="the reference data is not here")
def test_linking_keeps_what_it_reached() -> None:
    """Weights learned on the even weeks hold on the odd ones. Floors lie a little under what was measured."""
    linked, judged, truth = link_folder(DATA), judged_pairs(DATA), true_sets(DATA)
    score = score_links(linked, judged, truth, Weeks.ODD)
    assert score.same_f1 >= 0.85
    assert score.decisions_right >= 0.87
    assert score.part_of_f1 >= 0.40
    assert score.b3_f1 >= 0.91


@pytest.mark.data
@pytest.mark.skipif(not DATA.exists(), reason="the reference data is not here")
def test_the_shipped_weights_are_the_learned_ones() -> None:
    """The weights in the package are those that the even weeks give, to the second decimal."""
    assert table_text(learn_weights(DATA, Weeks.EVEN)) == table_text(shipped())
