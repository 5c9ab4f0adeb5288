"""Reprints as editors make them: what one paper changes in the article of another."""

from collections.abc import Callable

from crawler.samples.writing import Dice

SYNONYMS = dict(
    pair.split("=")
    for pair in (
        "cho=dành và=cùng với=cùng đã=từng các=những những=các được=có người=bà nhiều=lắm trong=giữa "
        "tại=ở ở=tại nay=này làm=thực cũng=vẫn không=chẳng là=chính có=được để=nhằm từ=tự theo=dựa "
        "khi=lúc nói=kể hơn=trên đến=tới tới=đến việc=chuyện thì=là mới=vừa vào=trong phải=cần cần=phải "
        "như=tựa sẽ=sắp"
    ).split()
)
ODD = "rất khá cùng luôn đều rồi ngay thêm chung riêng vẫn càng mỗi toàn liền dần thường hẳn".split()
RATES = (0.0, 0.02, 0.05, 0.08, 0.1)


def reprint(dice: Dice, paragraphs: list[str], others: Callable[[], list[str]]) -> list[str]:
    """Give an article as another paper prints it; `others` gives paragraphs of unlike articles to add from.

    One or more of: another lead, a paragraph dropped, one added, words changed (up to one in ten: two of three for a
    word that means the same, the rest dropped, doubled or exchanged for any word of the text, names and numbers too).
    """
    text = list(paragraphs)
    if dice.chance(0.5):
        text[0] = dice.pick(others())
    if dice.chance(0.5) and len(text) > 3:
        del text[dice.number(1, len(text) - 1)]
    if dice.chance(0.5):
        text.insert(dice.number(1, len(text)), dice.pick(others()))
    rate = dice.pick(RATES)
    if text == paragraphs:
        rate = rate or RATES[1]
    vocabulary = [word for paragraph in paragraphs for word in paragraph.split()]
    return [reworded(dice, paragraph, rate, vocabulary) for paragraph in text]


def reworded(dice: Dice, paragraph: str, rate: float, vocabulary: list[str]) -> str:
    """Change this part of the words."""
    words: list[str] = []
    for word in paragraph.split():
        if not dice.chance(rate):
            words.append(word)
            continue
        match dice.number(0, 8):
            case 0:
                continue
            case 1:
                words += [word, dice.pick(ODD)]
            case 2:
                words.append(dice.pick(vocabulary))
            case _ if word[0].islower():
                words.append(SYNONYMS.get(word, dice.pick(ODD)))
            case _:
                words.append(word)
    return " ".join(words)
