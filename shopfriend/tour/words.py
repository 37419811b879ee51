"""What is typed and brought for the pictures of the tour."""

LIST = """\
Reference ID,First Name,Last Name,Nickname,Email Address,Phone Number,Street Address 1,City,Postal Code,Birthday,Memo,\
Dog,Square Customer ID,Creation Source,First Visit,Last Visit,Lifetime Spend
A-101,Zoë,O'Neill,Zo,zoe@example.org,'+44 7700 900111,3 Mill Lane,Wyebridge,HR9 4TQ,0000-04-12,Rye loaf on Fridays,\
Biscuit,K1,POS,2019-03-02,2026-11-20,"1,204.00"
A-102,Paweł,Łódzki,,pawel@example.org,'+44 7700 900119,,Ross,,1957-10-30,,,K2,POS,2021-05-11,2026-10-02,310.40
A-103,Ines,Vogel,,,020 7946 0018,12 High Street,Wyebridge,HR9 4TR,12/31/19,"Brings her own bag, always",,K3,POS,,,
,Margit,Sørensen,Maggie,,07700 900112,22b High Street,Wyebridge,HR9 5BX,,,Plet,K4,POS,2009-06-01,2026-11-19,
A-105,Wilhelmine-Charlotte,Freifrau von Hohenstein-Łódzkowska-Nguyễn,,w@example.org,'+49 30 901820,\
Straße des 17. Juni 135,Berlin,10623,1961-02-29,,,K5,Web,2020-01-05,2026-09-09,88.00
,,,,nobody@example.org,,,,,,,,K6,Web,,,
"""
"""A list as a till writes it, with a day that does not exist, a regular who is known, and a row without a name."""

TWICE = """\
Name,Nickname,Phone,Email,Reference,Street,City,Postal Code,Notes
Margit Sorensen,Mags,07700 90{number},m{number}@example.org,C-{number},{number} Mill Street,Wyebridge,HR9 5BX,On Fridays
"""
"""Somebody else in each picture: whom the owner took back, no list brings again."""


NOTES = """\
Margit: Emil's road to Swansea was wet, and she would like Kenyan beans
Maria: daughter got married in the town hall
Clara Whitcombe - asked whether the seeded loaf comes smaller
Wilhelmine: brought back the basket
Mr Somebody: nobody knows him here
"""
