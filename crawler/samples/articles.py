"""The articles of the sample portals: original Vietnamese text from a seed, and the truth about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from crawler.samples.writing import Dice, Scene, texts

VIETNAM = timezone(timedelta(hours=7))
TOPICS = (
    "xay-dung-dang",
    "lam-theo-bac",
    "nong-nghiep",
    "van-hoa-du-lich",
    "giao-duc",
    "y-te",
    "giao-thong",
    "chuyen-doi-so",
    "an-ninh",
    "thien-tai",
    "the-thao",
    "an-sinh",
    "moi-truong",
    "doanh-nghiep",
    "thong-bao",
)
LAYOUTS = ("ck", "divbr", "word", "divspan", "indent", "mixed")
CAPTIONS = ("figure", "cell", "paragraph", "break")
SOURCES = ("Báo Nhân Dân", "Thông tấn xã Việt Nam", "Đài Tiếng nói Việt Nam", "Cổng thông tin điện tử tỉnh")


@dataclass(frozen=True)
class SampleImage:
    """A picture: its file name, its words as printed (with "Ảnh: …" where one is named), and the photographer."""

    file: str
    caption: str | None
    credit: str | None = None

    @property
    def alt(self) -> str:
        """Give the alt that editors leave in: the file's name ("DSC 5191"), seen on NukeViet pages."""
        return self.file.rsplit(".", 1)[0].replace("-", " ")


@dataclass(frozen=True)
class Block:
    """A piece of a body: kind is "p", "h2", "list" (items), "table" (rows) or "image"."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    image: SampleImage | None = None


@dataclass(frozen=True)
class SampleArticle:
    """The truth about one article on one portal: what a perfect reader gives.

    `content` is the same for two articles with the same lead and body; `byline` is the author line as printed
    ("Tin, ảnh: …"), `authors` the writers named in it; `published` has no seconds.
    What the portal shows nowhere is empty here.
    """

    content: int
    topic: str
    title: str
    lead: str | None
    blocks: tuple[Block, ...]
    published: datetime
    modified: datetime | None
    portal: str = ""
    number: int = 0
    path: str = ""
    kicker: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    photographer: str | None = None
    source: str | None = None
    section: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    lead_image: SampleImage | None = None
    layout: str = "ck"
    caption_layout: str = "figure"
    signed: bool = True
    """The byline is the body's last line, on the right; else it follows a label, where the platform has one."""
    visibility: str = "public"
    """public, members (a notice in place of the text), external (the address leads off-site)."""

    @property
    def paragraphs(self) -> list[str]:
        """Give the body: paragraphs, headings and list items, one entry each, no bullets, captions or table cells."""
        return [part for block in self.blocks for part in ((block.text,) if block.text else block.items)]

    @property
    def tables(self) -> list[tuple[tuple[str, ...], ...]]:
        """Give the rows of each table in the body."""
        return [block.rows for block in self.blocks if block.rows]

    @property
    def images(self) -> list[SampleImage]:
        """Give the pictures, the one beside the lead first."""
        shown = [self.lead_image] if self.lead_image else []
        return shown + [block.image for block in self.blocks if block.image]


@dataclass(frozen=True)
class Town:
    """The invented place that a portal writes about, and the years it covers."""

    city: str
    places: tuple[str, ...]
    since: datetime
    until: datetime


def write_articles(seed: int, town: Town, topics: Sequence[str]) -> list[SampleArticle]:
    """Write one article a topic given, oldest first, spread over the town's years; titles are all different.

    The same arguments give the same articles on every machine. `content` is seed * 1000 + position.
    """
    dice = Dice(seed)
    step = (town.until - town.since) / max(len(topics), 1)
    titles: set[str] = set()
    written = []
    for position, topic in enumerate(topics):
        when = town.since + step * position
        when = when.replace(hour=dice.number(6, 21), minute=dice.number(0, 59), second=0, microsecond=0)
        scene = Scene(dice, town.city, town.places, when)
        title = scene.write(dice.pick(texts(topic)["titles"]))
        while title in titles:
            title = scene.write(dice.pick(texts(topic)["titles"]))
        titles.add(title)
        written.append(_write(seed * 1000 + position, topic, title, scene, position))
    return written


def _write(content: int, topic: str, title: str, scene: Scene, position: int) -> SampleArticle:
    dice = scene.dice
    authors, byline, photographer = _byline(scene)
    edited = timedelta(minutes=dice.number(5, 9000)) if dice.chance(0.6) else timedelta()
    files = tuple(f"phu-luc-{n}-{content}.pdf" for n in range(1, dice.number(1, 2) + 1)) if topic == "thong-bao" else ()
    return SampleArticle(
        content=content,
        topic=topic,
        title=title,
        lead=None if position % 19 == 7 else scene.write(dice.pick(texts(topic)["leads"])),
        blocks=_blocks(topic, scene, position),
        published=scene.when,
        modified=scene.when + edited,
        byline=byline,
        authors=authors,
        photographer=photographer,
        source=dice.pick(SOURCES) if dice.chance(0.3) else None,
        tags=tuple(dice.some(texts(topic)["tags"], dice.number(0, 3))),
        attachments=files,
        lead_image=_image(topic, scene) if dice.chance(0.3) else None,
        layout=LAYOUTS[position % len(LAYOUTS)],
        caption_layout=CAPTIONS[position // 2 % len(CAPTIONS)],
        signed=dice.chance(0.5),
    )


def _byline(scene: Scene) -> tuple[tuple[str, ...], str | None, str | None]:
    """Give (writers, byline as printed, photographer)."""
    one, two = scene.person(), scene.person()
    match scene.dice.number(0, 5):
        case 0:
            return (one,), f"Tin, ảnh: {one}", one
        case 1:
            return (one,), f"{one} - Ảnh {two}", two
        case 2:
            return (one, two), f"{one} - {two}", None
        case _:
            return (one,), one, None


def _image(topic: str, scene: Scene) -> SampleImage:
    dice = scene.dice
    credit = scene.person() if dice.chance(0.4) else None
    caption = scene.write(dice.pick(texts(topic)["captions"])) + (f". Ảnh: {credit}" if credit else "")
    forms = (f"dsc-{dice.number(1000, 9999)}", f"img-{dice.number(100, 9999)}", f"hinh-{dice.number(1, 60)}")
    return SampleImage(f"{dice.pick(forms)}.jpg", caption, credit)


def _blocks(topic: str, scene: Scene, position: int) -> tuple[Block, ...]:
    dice, own, common, hard = scene.dice, texts(topic), texts("common"), texts("hard")
    sentences = dice.some(own["sentences"], dice.number(5, 10))
    fillers = dice.some(common["links"], 3) + dice.some(common["quotes"], 2)
    lines = [scene.write(line) for line in dice.some(sentences + fillers, len(sentences) + dice.number(2, 5))]
    blocks = []
    while lines:
        size = dice.number(1, 3)
        blocks.append(Block("p", " ".join(lines[:size])))
        lines = lines[size:]
    if dice.chance(0.8):
        blocks.insert(0, Block("p", scene.write(dice.pick(common["openings"]))))
    if position % 3 == 0:
        blocks.insert(len(blocks) // 2, Block("p", scene.write(hard["middle"][position // 3 % len(hard["middle"])])))
    for part, heading in enumerate(dice.some(own["headings"], dice.number(0, 2))):
        blocks.insert(1 + part * 3, Block("h2", heading))
    for _ in range(dice.number(0, 2)):
        blocks.insert(dice.number(1, len(blocks)), Block("image", image=_image(topic, scene)))
    if topic == "thong-bao" or position % 11 == 4:
        items = tuple(scene.write("{hamlet}: {8-90} hộ, {từ|trước} ngày {day}") for _ in range(dice.number(2, 4)))
        blocks.append(Block("list", items=items))
    if position % 13 == 5:
        rows = [(place, scene.write("{20-90}"), scene.write("{pct}")) for place in dice.some(scene.places, 3)]
        blocks.append(Block("table", rows=(("Đơn vị", "Số hộ", "Tỷ lệ"), *rows)))
    blocks.append(Block("p", scene.write(dice.pick(common["closings"]))))
    if position % 4 == 1:
        blocks.append(Block("p", scene.write(hard["end"][position // 4 % len(hard["end"])])))
    return tuple(blocks)
