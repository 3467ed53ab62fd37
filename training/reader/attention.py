"""Attention as one step of the exported encoder: torch writes forty, for which onnxruntime has one quick one.

``python -m training.reader.attention FOLDER`` does it to a model folder made before.
It took a fifth off the time of the encoder. The encoder is asked for one stretch at a time, so no mask is left.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import GraphProto, NodeProto, helper

from dateline.extract.learned.encoder import digest

ITSELF = re.compile(r"(.*/attention/self)/query/Add")
HEADS = 12
RUNTIME = "com.microsoft"


def main() -> None:
    """Rewrite the encoder of a model folder and its digest."""
    folder = Path(sys.argv[1])
    join_attention(folder / "encoder.onnx")
    (folder / "sha256").write_text(digest(folder) + "\n", "utf-8")


def join_attention(path: Path) -> None:
    """Put one step for all the steps between query, key, value and what the layer makes of them."""
    model = onnx.load(str(path))
    graph = model.graph
    layers = [found[1] for node in graph.node if (found := ITSELF.match(node.name))]
    if not layers:
        raise ValueError(f"no attention in single steps in {path.name}: is it joined already?")
    joined = [_joined(graph, layer) for layer in layers]
    graph.node.extend(joined)
    kept = list(_needed(graph))
    del graph.node[:]
    graph.node.extend(kept)
    used = {name for node in kept for name in node.input}
    for parts in (graph.input, graph.initializer):
        left = [part for part in parts if part.name in used]
        del parts[:]
        parts.extend(left)
    if all(each.domain != RUNTIME for each in model.opset_import):
        model.opset_import.append(helper.make_opsetid(RUNTIME, 1))
    onnx.save(model, str(path))


def _joined(graph: GraphProto, layer: str) -> NodeProto:
    """Make the one step, which takes the place of the layer's last one."""
    before = [f"{layer}/{part}/Add_output_0" for part in ("query", "key", "value")]
    last = [node for node in graph.node if node.op_type == "Reshape" and node.name.startswith(f"{layer}/")][-1]
    name, last.output[0] = last.output[0], f"{last.output[0]}_unused"
    return helper.make_node("MultiHeadAttention", before, [name], f"{layer}/heads", domain=RUNTIME, num_heads=HEADS)


def _needed(graph: GraphProto) -> Iterator[NodeProto]:
    """Give the steps that the states hang on, each after those it hangs on itself."""
    makers = {name: node for node in graph.node for name in node.output}
    waiting, done = [each.name for each in graph.output], set()
    while waiting:
        node = makers.get(waiting[-1])
        missing = [name for name in node.input if name in makers and name not in done] if node else []
        if missing:
            waiting.extend(missing)
        elif waiting.pop() not in done and node is not None:
            done.update(node.output)
            yield node


if __name__ == "__main__":
    main()
