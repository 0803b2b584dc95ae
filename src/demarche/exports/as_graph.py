"""Who did what to whom as a network: actors are nodes, events of one type between two of them one edge."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass, field

from demarche.exports.pairs import event_pairs
from demarche.records import Actor, Reading

_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE = (("kind", "string"), ("party", "string"), ("sector", "string"), ("wikidata", "string"))
_EDGE = (
    *(("type", "string"), ("events", "long"), ("happened", "long")),
    *(("goldstein", "double"), ("first", "string"), ("last", "string")),
)


@dataclass(slots=True)
class Edge:
    """Events of one type from one actor to another: how many, how many of them happened, and when."""

    events: int = 0
    happened: int = 0
    goldstein: list[float] = field(default_factory=list)
    days: list[str] = field(default_factory=list)

    def values(self, event_type: str) -> dict[str, str]:
        """The values of its attributes; `goldstein` is the mean, empty where no event has one."""
        mean = f"{sum(self.goldstein) / len(self.goldstein):.3f}" if self.goldstein else None
        found = {
            "type": event_type,
            "events": str(self.events),
            "happened": str(self.happened),
            "goldstein": mean,
            "first": min(self.days, default=None),
            "last": max(self.days, default=None),
        }
        return {name: value for name, value in found.items() if value is not None}


@dataclass(slots=True)
class Network:
    """The actors of many readings and what they did to each other."""

    nodes: dict[str, Actor] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], Edge] = field(default_factory=dict)

    def add(self, reading: Reading) -> None:
        """Add what a reading reports between named actors."""
        for event in reading.events:
            for pair in event_pairs(event, reading):
                if pair.source is None or pair.target is None:
                    continue
                for actor in (pair.source, pair.target):
                    self.nodes.setdefault(actor.id, actor)
                edge = self.edges.setdefault((pair.source.id, pair.target.id, event.type), Edge())
                edge.events += 1
                edge.happened += event.status in ("occurred", "ongoing")
                edge.goldstein += [event.goldstein] if event.goldstein is not None else []
                edge.days += [pair.day] if pair.day else []


def network(readings: Iterable[Reading]) -> Network:
    """The network of all these readings."""
    made = Network()
    for reading in readings:
        made.add(reading)
    return made


def as_gexf(made: Network) -> bytes:
    """GEXF 1.3, for Gephi and networkx."""
    root = ElementTree.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for kind, attributes in (("node", _NODE), ("edge", _EDGE)):
        declared = ElementTree.SubElement(graph, "attributes", {"class": kind, "mode": "static"})
        for name, of in attributes:
            ElementTree.SubElement(declared, "attribute", {"id": f"{kind}_{name}", "title": name, "type": of})
    nodes = ElementTree.SubElement(graph, "nodes")
    for actor_id, actor in sorted(made.nodes.items()):
        node = ElementTree.SubElement(nodes, "node", {"id": actor_id, "label": _clean(actor.name)})
        _gexf_values(node, "node", _about(actor))
    edges = ElementTree.SubElement(graph, "edges")
    for number, ((source, target, kind), edge) in enumerate(sorted(made.edges.items(), key=lambda one: one[0])):
        about = {"id": str(number), "source": source, "target": target, "label": kind, "weight": str(edge.events)}
        _gexf_values(ElementTree.SubElement(edges, "edge", about), "edge", edge.values(kind))
    return _written(root)


def as_graphml(made: Network) -> bytes:
    """GraphML, for igraph, yEd, Gephi and networkx."""
    root = ElementTree.Element("graphml", {"xmlns": _GRAPHML})
    for kind, attributes in (("node", (("name", "string"), *_NODE)), ("edge", (("weight", "double"), *_EDGE))):
        for name, of in attributes:
            about = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": of}
            ElementTree.SubElement(root, "key", about)
    graph = ElementTree.SubElement(root, "graph", {"edgedefault": "directed"})
    for actor_id, actor in sorted(made.nodes.items()):
        node = ElementTree.SubElement(graph, "node", {"id": actor_id})
        _graphml_values(node, "node", {"name": actor.name, **_about(actor)})
    for number, ((source, target, kind), edge) in enumerate(sorted(made.edges.items(), key=lambda one: one[0])):
        about = {"id": f"e{number}", "source": source, "target": target}
        node = ElementTree.SubElement(graph, "edge", about)
        _graphml_values(node, "edge", {"weight": str(edge.events), **edge.values(kind)})
    return _written(root)


def _about(actor: Actor) -> dict[str, str]:
    found = {name: getattr(actor, name) for name, _ in _NODE}
    return {name: value for name, value in found.items() if value is not None}


def _gexf_values(node: ElementTree.Element, kind: str, values: dict[str, str]) -> None:
    held = ElementTree.SubElement(node, "attvalues")
    for name, value in values.items():
        ElementTree.SubElement(held, "attvalue", {"for": f"{kind}_{name}", "value": _clean(value)})


def _graphml_values(node: ElementTree.Element, kind: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(node, "data", {"key": f"{kind}_{name}"}).text = _clean(value)


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(c if c in "\t\n\r" or ord(c) >= 32 and c not in "\ufffe\uffff" else "\ufffd" for c in text)


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
