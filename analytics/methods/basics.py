"""The methods behind counts, sums and shares that every page uses."""

from analytics.methods.method import Method
from analytics.small_numbers import MIN_DEALS

BASICS: tuple[Method, ...] = (
    Method(
        "Headline total",
        "Sum of total_potential × usd_rate over the deals that disclose a total. Where no source prints a total but all its parts are known, the "
        "parts are added up and total_basis says “sum of parts”.",
        "Deals of the filter with a headline total; the rest are counted as deals and add no money. By quarter, only deals whose day or month is "
        "known; by modality and in the list of the largest, undated deals too.",
        "Most of a headline total depends on success and may never be paid. “Up to”, “about” and “over” are kept as the source words them. Money "
        "that already sits inside the headline of an earlier deal (headline_within) is left out of every sum. Some totals hold the equity part, "
        "some do not: total_includes_equity says which.",
        "Moonrise grants Oakfield rights for $50m upfront, $30m near-term and up to $920m in milestones: headline total $1,000m. A second deal of "
        "the same quarter discloses nothing. The quarter shows $1,000m from 1 of 2 deals.",
    ),
    Method(
        "Money layers",
        "Five layers, each summed by year: upfront (cash and mixed apart), near-term, equity, contingent, unsplit. Contingent = headline total − "
        "upfront − equity that the total includes − near-term, never below 0. Unsplit = headline total − near-term − included equity where no "
        "upfront is disclosed.",
        "Deals of the filter with a known year that disclose an upfront or a headline total.",
        "An upfront that a page states together with equity or near-term money cannot be split and has its own layer. Equity outside the headline "
        "total is shown all the same. A deal whose money sits inside an earlier headline adds its upfront, but neither a contingent nor an "
        "unsplit part.",
        "Upfront $50m in cash, near-term $30m, equity $20m inside a headline total of $1,000m: contingent is 1,000 − 50 − 20 − 30 = $900m. "
        "Another deal gives only a total of $400m: it is $400m unsplit.",
    ),
    Method(
        "Upfront share",
        "Of all money together: sum of cash upfronts ÷ sum of headline totals of the same deals. Median deal and mean deal: middle and average of "
        "the deals' own shares. The three differ, so all three are shown.",
        "Deals that disclose both a cash upfront and a headline total. Acquisitions are left out: their upfront is the price of a company.",
        "An upfront mixed with equity or near-term money does not count, nor does a deal whose money sits inside an earlier headline. Deals that "
        "hide their upfront are likely to differ from those that state it. A deal in a currency without a sourced rate counts in median and mean, "
        "not in the sums.",
        "Three licences: $10m of $100m, $30m of $600m, $20m of $1,000m. All money together: 60 ÷ 1,700 = 3.5%; median 5.0%; mean (10% + 5% + 2%) "
        "÷ 3 = 5.7%. With three deals none of them would be printed.",
    ),
    Method(
        "Upfront",
        "upfront × usd_rate: what is due at signing. Lists rank by it; sums add it up.",
        "Deals of the filter that disclose an upfront, whatever it holds.",
        "upfront_scope says whether equity (†) or near-term money is inside. The price of an acquired company (‡) stands in the list and is "
        "marked. Near-term milestones that a source names apart are never added to it.",
        "“$80m upfront and near-term”: upfront 80, scope “cash and near-term”, marked †. “$60m upfront plus $20m within a year”: upfront 60, "
        "near-term 20.",
    ),
    Method(
        "Year to date",
        "The latest year of the filtered deals, 1 January to the day of the newest outgoing deal in the whole record, beside the same days of the "
        "year before. Change = this period ÷ that period − 1; for the upfront share, the difference in percentage points.",
        "Deals whose day or month is known. Each amount rests on the deals that disclose it, so the base can differ from one period to the other.",
        "A deal known by month counts on the first day of it. A year that is over is compared as a whole. Newly announced deals reach the record "
        "late, so the running period is rather too low.",
        "Newest outgoing deal: 24 June 2026. Compared are 1 January to 24 June 2026 (12 deals) and 1 January to 24 June 2025 (10 deals): +20%. A "
        "deal known as “2025” alone is in neither.",
    ),
    Method(
        "What is new",
        "Deals announced less than 90 days before the newest deal of the filter, newest first.",
        "Deals of the filter whose day or month is known.",
        "Counted from the newest deal, not from today: a record that rests shows the same list. A deal that was entered late but announced "
        "earlier is not in it.",
        "Newest deal 30 June 2026: the list holds deals from 2 April 2026 on. A deal of 1 April 2026 is exactly 90 days older and out.",
    ),
    Method(
        "Search",
        "Every typed word, at most six, must be found in a party, an asset or a term of the deal, or the whole text must be. Names are compared "
        "without case, accents, spaces and signs: the name itself 100, its beginning 90, inside it 75, a slip of the keyboard 60 to 65.",
        "Names, codes, tickers, former, Chinese and machine-translated names of companies and assets; of the deal its targets, modality, area, "
        "indication, territory, type and stage.",
        "A slip counts only where no name fits as typed. Part of a name needs three letters, or one Chinese character. Finding a company also "
        "finds the deals of its subsidiaries.",
        "“Moonrize” finds Moonrise (one letter off, score 65). “moon ADC” finds Moonrise's deals in ADCs and not its small molecules.",
    ),
    Method(
        "Direction",
        "out: rights leave a China-based or China-founded licensor for a company outside mainland China. in: rights come to China. domestic: both "
        "parties in China. “China rights” is read from the territory: an outgoing deal that covers China only.",
        "Every deal has a direction. Pages start with “out”, without China rights.",
        "A licensor with its seat abroad counts as Chinese where the company was founded in China or its research comes from there. China rights "
        "sold to a foreign company bring no drug out of China, so they stay out of the default view and have their own choice.",
        "Moonrise (Suzhou) licenses worldwide rights outside China to Oakfield (Boston): out. It licenses China rights to the same company: China "
        "rights. Oakfield licenses a drug to Moonrise: in.",
    ),
    Method(
        "Territory",
        "Each stated territory is put into one group: global (China included), global ex-China, regional, China only, undisclosed.",
        "Every deal; the words of the source stay beside the group.",
        "The group says what the licensee gets, not what it will use. Contracts draw the border of China differently, with or without Hong Kong, "
        "Macau and Taiwan; the group does not tell them apart, the stated words do.",
        "“Worldwide except mainland China, Hong Kong and Macau”: global ex-China. “Korea and Japan”: regional. “Exclusive licence”, no place "
        "named: undisclosed.",
    ),
    Method(
        "Dates and precision",
        "A date is stored with how exactly it is known: day, month, quarter, half or year. A month or a year is stored as its first day and shown "
        "as month or year.",
        "Quarters and year to date: deals known by day or month. Years: deals known by year too. Totals without a time axis: undated deals too.",
        "A date filter reads the stored day, so a deal known by year alone counts as 1 January, and an undated deal drops out. An authority's own "
        "date goes before the date of an announcement.",
        "A deal known as “2023” stands in the column 2023 and in no quarter. A filter from 2023-02-01 leaves it out.",
    ),
    Method(
        "Exchange rates",
        "Amount in USD = amount in the deal's currency × usd_rate, the dollars for one unit of that currency at announcement; 1 for USD.",
        "Deals with an amount and a sourced rate.",
        "Where no rate was sourced, the amount stays in its own currency and out of every dollar figure. Later movements of the rate change nothing.",
        "CNY 400m upfront at 0.14 USD per CNY: $56m. The same deal without a rate counts as a deal and adds no dollars.",
    ),
    Method(
        "Confidence",
        "high: a party's own release or filing, or two pages that agree. medium: one trade page. low: a mention in a round-up.",
        "Deals, regulatory events, published statistics and policy events carry a grade; success rates and article claims carry none of their own.",
        "The grade speaks of the sourcing, not of the size of an error. verified_on is the day of a second, independent reading; empty means it "
        "was read once.",
        "Moonrise's press release and a trade page both state $50m upfront: high. Only a weekly round-up mentions it: low.",
    ),
    Method(
        "Accuracy",
        "Deals and regulatory events, drawn at random (first a tenth of all, then twice about a tenth of those not drawn yet; the seeds stand in "
        "the data dictionary), are read again on pages other than those that the row cites. Share that differs = fields that differ / (fields that "
        "agree + fields that differ).",
        "Fields of the drawn rows that another page states. Found on the row's own page only, or nowhere: counted beside it, in no share.",
        "The pages are stored excerpts, and two pages may repeat one release. Published statistics were not drawn: they are checked against one "
        "another under Stated shares.",
        "42 deals, 246 fields compared, 4 differ: 4 / 246 = 1.6%.",
    ),
    Method(
        "Status",
        "active: no source seen reports an end. completed: all was done. terminated, expired: it ended, ended_on says when. unknown: not "
        "rechecked since signing.",
        "Every deal has one of these values.",
        "Silence is weak evidence: partners often return rights without a release, so the true share of ended deals is higher. An ended deal "
        "keeps its place in counts and headline totals of the year in which it was signed.",
        "Signed 2021, rights returned March 2024: terminated, ended_on March 2024. It still counts among the deals of 2021.",
    ),
    Method(
        "Counting once",
        "One row a deal: no two rows share licensor, licensee, asset and month. Where a later deal spends money that an earlier headline already "
        "holds, headline_within names the earlier deal and the later one adds nothing to headline sums.",
        "Option exercises, extensions and follow-up agreements.",
        "Only what a source shows to be inside is marked. A released territory or a new asset is new money and counts. What the later deal pays "
        "at signing is counted as upfront of its own year.",
        "2023: option deal with a headline of $600m. 2025: the option is exercised for $85m, part of those $600m. Headline sums: $600m; upfronts "
        "of 2025: $85m.",
    ),
    Method(
        "Small numbers",
        f"A median, mean or share is printed from {MIN_DEALS} deals on. Below that the deals are listed and their count shown.",
        "The deals that disclose the amount in question, not all deals of the group.",
        f"{MIN_DEALS} deals are still few: one large deal moves a mean far. Sums and counts are printed for any number of deals.",
        "Stage “phase 2” has nine deals, four with a cash upfront and a total: no share is printed, “4 of 9” stays.",
    ),
    Method(
        "Disclosure",
        "terms_disclosed: none, upfront only, total only or both. Share disclosed = deals with the amount ÷ all deals of the group.",
        "All deals of the filter; by year, those with a known year.",
        "An empty amount means not disclosed or not stated by the pages that were read. It is never 0 and never dropped without a word: n of N "
        "stands beside each figure. A page that was not found can still disclose it.",
        "Ten deals in a year, seven with an upfront, six with a total, five with both: 7 of 10, 6 of 10, 5 of 10.",
    ),
    Method(
        "Company groups",
        "A company stands for itself and for its direct subsidiaries: rows whose parent it is. Either side, licensor or licensee can be asked for.",
        "The parent of today, also for deals signed before the purchase.",
        "One level only: the subsidiary of a subsidiary is found under its own parent.",
        "Moonrise signed in 2021 and was bought by Oakfield in 2024. Asking for Oakfield in 2021 finds Moonrise's deal; the deal still names "
        "Moonrise.",
    ),
    Method(
        "Timeline",
        "Deals, regulatory events and ends of deals that name the asset, in one order by date.",
        "All rows whatever the deal filter says; undated ones come last.",
        "What is known by month, quarter, half or year is shown as that and never as a day. Each entry shows its first source; the rest stand "
        "with the row. What is missing was not found, which does not mean that it did not happen.",
        "MR-101: licensed 3 May 2022 (day), filed March 2024 (month), complete response 2025 (year), resubmitted 10 January 2026 (day): four "
        "entries in this order, two of them without a day.",
    ),
)
