"""Reviews."""

from analytics.methods.method import Method

REVIEWS: tuple[Method, ...] = (
    Method(
        "Review time",
        "Days from the submission of an application to the first action on it (approval, conditional approval, complete response, refusal), or from "
        "its acceptance where the submission is not known; the reader can ask for one of the two alone. Median and quartiles by authority and type. "
        "Supplement: a type that begins with s before NDA or BLA, a type II variation, SNDS, labelling. Biosimilar: the modality of the asset, or "
        "351(k). First filing: every other stated type, 505(b)(2) included.",
        "First cycles of applications with an event of the filter, both dates known to the day or the month. A month counts as its middle. Not "
        "measured, but counted: waiting ones, withdrawals, those without a filing on record or with a date known by quarter, half or year only, "
        "those of which only a later cycle is on record, and those whose dates contradict each other (an action before the filing).",
        "Acceptance comes about two months after submission at the FDA and some weeks after it in the EU and in China, so times from acceptance are "
        "shorter, and a median over both mixes two clocks. Few filings in China are announced. Priority and standard reviews are not told apart. "
        "Under five applications no statistic is printed.",
        "Moonrise submits on 1 March 2022 and is approved on 1 March 2023: 365 days. MR-202 is known to be accepted in May 2022 and approved on 16 "
        "March 2023: from 16 May, 304 days, from acceptance.",
    ),
    Method(
        "First-cycle approval",
        "Applications approved or conditionally approved by the first action ÷ applications with a first action. The first action is an approval, a "
        "complete response, a refusal to file, a rejection or a withdrawal.",
        "Applications with an event of the filter and a first action on record; waiting ones stand apart. The second base in the table leaves out "
        "those whose filing is not on record. A group of fewer than five gets no share.",
        "The record is no census: it holds applications that someone told of, and approvals are told more often than refusals, which no authority "
        "but the FDA publishes as a rule. A share near 100% outside the FDA says that. An earlier complete response may be missing from the record.",
        "Six applications: four approved by the first action, one complete response, one waiting. 4 ÷ 5 = 80%; the waiting one stands apart.",
    ),
    Method(
        "After a complete response",
        "Three intervals for each complete response: to the resubmission, from there to the next action, and from the letter to the next action. "
        "The resubmission is the day it was sent, or that of its acceptance where only this is known or known better.",
        "Complete responses of applications with an event of the filter, each by itself: an application with two letters has two rows. Dates as in "
        "review time. Unsettled ones run to the as-of date and enter no median.",
        "Many companies publish no resubmission: where only the next action is known, the two parts cannot be told apart. No resubmission on record "
        "is not proof of none. Medians leave out those that never came back, which flatters them.",
        "Oakfield is refused on 1 January 2023, resubmits on 1 July 2023 and is approved on 1 January 2024: 181 and 184 days, 365 together.",
    ),
    Method(
        "Goal dates",
        "Days from the goal date of the FDA (PDUFA or BsUFA) to its action, negative where it acted before. Where two goals of one cycle are on "
        "record, the later one counts and the days between the two are the extension.",
        "FDA cycles with a goal date on record, of applications with an event of the filter. On a day-exact basis: before, on the day, after. A "
        "goal known by month counts as its middle, and an action in that month as “in the month of the goal”. Coarser goals and those without an "
        "action are counted only.",
        "Goal dates are published by companies, not by the FDA, and more often when they were met. A goal on a weekend is met on the next working "
        "day in practice, which is marked. A complete response before the goal counts as before it.",
        "Goal 1 June 2024, approval 28 May 2024: −4 days, before. A first goal of 1 March 2024 moved to 1 June 2024: extension 92 days.",
    ),
    Method(
        "Reasons of complete responses",
        "Letters with a reason ÷ letters with any stated reason, by reason: facility, cmc (chemistry, manufacturing, controls), clinical data, "
        "single-country data, bimo inspection (of clinical sites), statistics, labelling, other. Each reason counts once a letter; a letter may "
        "have several, so shares add to more than 100%.",
        "Left: complete responses of the filter, one a letter event (a joint letter on a combination counts once). Right: 88 letters that FDA "
        "released on 4 September 2025, as coded by Leslie Kenna (MIT licence; the compiler speaks of 89): Facility is facility; Quality is cmc; "
        "Clinical and ClinicalPharmacology are clinical data; Statistics is statistics; Biopharm, Nonclinical, HumanFactors, Device, Regulatory and "
        "ControlledSubstance are other. Only reasons that stood in the way of approval count, not comments.",
        "The released letters are of products unapproved when released, sent from January 2024 to August 2025, several a product, of any origin: "
        "two in five went to companies that sit in the United States, four to companies in China, all through a US address. Ours are of any year, "
        "also of drugs approved later, and rest on what companies or letters tell. Some letters are in both. Single-country data, clinical-site "
        "inspections and labelling are not coded in the released ones. No test of a difference is made: the bases differ too much.",
        "Three letters: facility and cmc; facility; clinical data. Facility 2 of 3, cmc 1 of 3, clinical data 1 of 3; no share, as there are under "
        "five letters.",
    ),
)
