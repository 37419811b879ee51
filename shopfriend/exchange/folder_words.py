"""What the first file of an export says: that anyone can read it, and what each file and column means."""

from shopfriend.language import _

NAME = "READ ME FIRST.txt"


def words(between: str) -> str:
    """The text of that file; `between` stands between several values in one cell."""
    parts = (
        _(
            "This folder holds everything that Shopfriend remembers for your shop, in files that any program reads.\n"
            "Anyone who opens it can read it: keep it as carefully as your order book."
        ),
        _(
            "To move it into a new shop, make the new shop and then bring this whole folder along:\n"
            "in the window under Settings, or with: shopfriend import FOLDER --shop NEW-SHOP"
        ),
        _(
            "The tables (CSV, UTF-8, commas, one for each kind of thing)\n"
            "- customers.csv has one row a customer, with all telephones, e-mails, tags and the postal address in it.\n"
            "- Each row has a uid; a column such as customer_uid names the row that it belongs to.\n"
            "- Several values in one cell are parted by “{between}”.\n"
            "- Days are written 2026-11-24, instants in UTC. An empty cell says nothing.\n"
            "- Lists in one cell (paragraphs of a card, where a fact came from) are written as JSON.\n"
            "- A cell that begins with = + - @ ' a tab or a line break has an apostrophe before it, so that no\n"
            "  spreadsheet takes it for a formula. Take that one apostrophe away to have what was typed.\n"
            "- contents.json says how many rows each table has, so that a folder that lost some is noticed."
        ),
        _(
            "For other programs\n"
            "- customers.vcf: vCards 4.0, for telephones and address books. What has no place there stands in lines\n"
            "  that begin with X-SHOPFRIEND.\n"
            "- calendar.ics: birthdays, anniversaries and open promises, for any calendar.\n"
            "- conversations.json and conversations.html: all conversations, for programs and for a browser.\n"
            "- cards: the cards as PDF, as far as they can be drawn again.\n"
            "- photos, hands, pictures: named after the uid of the customer, hand or picture they belong to.\n"
            "Whoever died or parted stands in the tables and in the conversations, and not in vCards and calendar:\n"
            "no telephone reminds you of a birthday."
        ),
        _(
            "Not in this folder: the key of your shop, and the log of who changed what when. A backup holds that log;\n"
            "customers who were merged can be taken apart with it, but not after a move by this folder."
        ),
    )
    return "\n\n".join(parts).format(between=between) + "\n"
