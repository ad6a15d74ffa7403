"""The contact volumes of both tenders: volumes, handling times, seats and price ceilings fit each other.

English (80 % in 20 s, AHT 312 s, occupancy at most 88 %): 23 agents in the busiest half hours of a typical weekday by
Erlang C; with a 37-hour week and 30 % shrinkage about 41 paid FTE for voice, 58 with email and chat.
Chinese (85 % in 20 s, AHT 210 s, occupancy at most 85 %): 23 agents in the busiest hour of an average day; with 1,840
working hours a year less 12 % about 74 FTE for the inbound line at 24 x 7, 88 with call-backs and chat, and
some more once they are cut into shifts.
"""

from __future__ import annotations

# month, calls offered, emails received, chats offered
ENGLISH_MONTHS = (
    ("November 2025", 38_210, 8_420, 5_940),
    ("December 2025", 32_940, 7_310, 5_120),
    ("January 2026", 41_870, 9_260, 6_580),
    ("February 2026", 37_560, 8_180, 5_890),
    ("March 2026", 44_320, 9_540, 6_960),
    ("April 2026", 45_180, 9_830, 7_110),
    ("May 2026", 36_740, 8_050, 5_860),
    ("June 2026", 38_450, 8_390, 6_120),
    ("July 2026", 39_630, 8_610, 6_240),
    ("August 2026", 34_280, 7_640, 5_520),
    ("September 2026", 42_150, 9_320, 6_810),
    ("October 2026", 39_070, 8_650, 6_250),
)

# half hour from, calls and chats of a typical weekday (21 a month), calls of a typical Saturday (4 to 5 a month)
ENGLISH_HALF_HOURS = (
    ("08:00", 38, 6, None),
    ("08:30", 52, 8, None),
    ("09:00", 74, 12, 40),
    ("09:30", 92, 14, 58),
    ("10:00", 104, 16, 72),
    ("10:30", 108, 17, 78),
    ("11:00", 102, 16, 76),
    ("11:30", 96, 15, 70),
    ("12:00", 90, 15, 60),
    ("12:30", 84, 14, 46),
    ("13:00", 82, 13, None),
    ("13:30", 86, 14, None),
    ("14:00", 90, 14, None),
    ("14:30", 92, 15, None),
    ("15:00", 94, 15, None),
    ("15:30", 96, 15, None),
    ("16:00", 92, 14, None),
    ("16:30", 80, 13, None),
    ("17:00", 62, 10, None),
    ("17:30", 48, 8, None),
    ("18:00", 36, 6, None),
    ("18:30", 28, 5, None),
    ("19:00", 22, 4, None),
    ("19:30", 16, 2, None),
)

# month, inbound calls to agents, outbound call-backs, online text sessions
CHINESE_MONTHS = (
    ("2025年11月", 148_620, 27_300, 9_950),
    ("2025年12月", 150_860, 28_100, 10_150),
    ("2026年1月", 143_750, 26_900, 9_800),
    ("2026年2月", 117_430, 21_800, 8_200),
    ("2026年3月", 129_510, 25_600, 9_250),
    ("2026年4月", 108_240, 23_700, 8_450),
    ("2026年5月", 104_380, 23_400, 8_300),
    ("2026年6月", 109_760, 24_200, 8_600),
    ("2026年7月", 118_290, 25_100, 9_000),
    ("2026年8月", 116_870, 24_800, 8_900),
    ("2026年9月", 107_320, 23_900, 8_500),
    ("2026年10月", 115_920, 25_200, 8_900),
)

# inbound calls to agents in each hour of an average day, from 00:00
CHINESE_HOURS = (
    *(62, 44, 34, 30, 32, 46, 92, 168, 262, 306, 298, 252),
    *(212, 226, 258, 266, 254, 236, 214, 206, 186, 152, 112, 82),
)
