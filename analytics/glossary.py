"""The field's words in one or two sentences each, for readers who come from another trade."""

from dataclasses import dataclass

from analytics.said import holds


@dataclass(frozen=True)
class Entry:
    """A term, the group in which it stands, and what it means."""

    group: str
    term: str
    meaning: str


_DEALS = (
    ("Licensor", "The party that grants rights to a drug or technology, here mostly a Chinese company."),
    ("Licensee", "The party that receives the rights and usually pays for them."),
    ("Out-licence", "A deal by which rights leave the company, or the country, that made the drug."),
    ("In-licence", "The same deal seen from the side that takes the rights; here, rights that come to China."),
    ("Exclusive licence", "A licence that only one licensee gets in its territory; often even the licensor may not compete there."),
    ("Option", "The right, paid for now, to take a licence later at agreed terms. Until it is exercised, no licence exists."),
    ("Collaboration", "Both parties do part of the research or development; rights and costs are shared as agreed."),
    ("Co-development", "Both parties pay for and run trials of the same drug, often with shared profits."),
    ("Commercialisation agreement", "The licensee sells a drug that the licensor develops or makes; common for approved drugs in single regions."),
    ("Asset purchase", "The drug itself changes hands, with its patents and data, and not only a right to use it."),
    ("Acquisition", "The purchase of the whole company. Its price is not a licence fee, so shares of upfront leave it out."),
    ("NewCo", "A company founded by investors around licensed drugs. The licensor gets money and, as a rule, shares in it."),
    ("Platform", "A technology that yields many drugs, for instance a way to link toxins to antibodies, licensed apart from any one of them."),
    ("Headquarters and origin", "Where a company sits, and where it was founded or does its research. The record keeps both where they differ."),
    ("Multinational", "A drug company that develops and sells on several continents; the press says MNC or big pharma."),
)
_MONEY = (
    ("Upfront", "What is due when the deal is signed, whatever becomes of the drug. The only part that is certain."),
    ("Near-term milestones", "Payments tied to events expected soon, such as a transfer of data. Not upfront, though often quoted as such."),
    ("Milestones", "Payments that fall due when a named event happens: a trial starts, a drug is approved, sales pass a mark."),
    ("Development and regulatory milestones", "Milestones for trials, filings and approvals."),
    ("Sales milestones", "Milestones for yearly sales above a mark; the largest and the least likely part of many deals."),
    ("Headline total", "All that could ever be paid, as press releases put it: upfront plus every milestone. Most of it depends on success."),
    ("Contingent", "The part of the headline total that depends on later events."),
    ("Committed", "What is paid at or near signing and does not depend on later success."),
    ("Equity part", "Shares that one party buys from, or hands to, the other as part of the deal. They are not cash for rights."),
    ("Royalty", "A percentage of sales paid to the licensor, on top of the headline total; often in tiers that rise with sales."),
    ("Biobucks", "Trade slang for a headline total that is mostly milestones."),
    ("Terms disclosed", "Which amounts the parties made public: none, the upfront only, the total only, or both."),
)
_RIGHTS = (
    ("Territory", "The countries in which the licensee may develop and sell."),
    ("Greater China", "Mainland China, Hong Kong and Macau, in most contracts also Taiwan. Licensors usually keep it for themselves."),
    ("China rights", "Rights for China alone. Sold to a foreign company they bring no drug out of China, so they are kept apart."),
    ("Return of rights", "The licensee ends the deal and the rights go back to the licensor, often without a public word."),
    ("Option exercise", "The holder of an option takes the licence and pays the agreed fee, which often sat inside the first headline."),
)
_MEDICINES = (
    ("Modality", "The kind of medicine: small molecule, antibody, conjugate, cell therapy and so on."),
    ("Target", "The molecule in the body on which a drug acts, such as PD-1 or HER2."),
    ("Indication", "The disease, stage and line of treatment for which a drug is tested or approved."),
    ("Stage at signing", "How far the lead drug had come when the deal was signed, from discovery to approved."),
    ("INN", "International non-proprietary name: the worldwide name of a substance, apart from its codes and brands."),
    ("ADC", "Antibody-drug conjugate: an antibody that carries a toxin to the cell on which its target sits."),
    ("Bispecific antibody", "An antibody that binds two targets, or two places on one target."),
    ("T-cell engager", "An antibody that ties a T cell to a tumour cell so that the one kills the other."),
    ("Biosimilar", "A close copy of an approved biologic whose protection has ended."),
    ("First in class", "The first drug that works in a given way."),
    ("Class 1 innovative drug", "China's category for a drug that has not been marketed anywhere in the world."),
)
_REVIEW = (
    ("IND", "Investigational new drug application: the request to begin trials in people. Silence of the authority often counts as clearance."),
    ("NDA", "New drug application: the request to sell a drug in the US, mostly for small molecules. China uses the term for all new drugs."),
    ("BLA", "Biologics licence application: the US request to sell a biologic such as an antibody."),
    ("MAA", "Marketing authorisation application: the request to sell a drug in the EU or the UK."),
    ("Rolling submission", "Parts of an application are handed in as they become ready."),
    ("PDUFA date", "The day by which the FDA means to decide on an application. A goal, not a promise."),
    ("Priority review", "A shorter review for drugs that promise marked progress."),
    ("Fast track", "A US status with more meetings and rolling submission for drugs against serious disease."),
    ("Breakthrough designation", "A status for early data that suggest a clear advantage; the authority then advises closely."),
    ("Orphan designation", "A status for drugs against rare disease, with lower fees and years of market protection."),
    ("Complete response", "The FDA's letter that it cannot approve an application as it stands, with the reasons. Not a final refusal."),
    ("Resubmission", "The answer to a complete response. Class 1 is reviewed in two months, class 2 in six."),
    ("Refuse to file", "The FDA sends an application back unread because something essential is missing."),
    ("BIMO inspection", "Bioresearch monitoring: the FDA checks whether trial sites and data can be trusted."),
    ("CMC", "Chemistry, manufacturing and controls: the part of an application on how a drug is made. A frequent reason for complete responses."),
    ("Single-country data", "Trial results from one country only. The FDA has asked whether they hold for US patients and US practice."),
    ("Advisory committee", "Outside experts whom the FDA asks in public; it need not follow them."),
    ("Conditional approval", "Approval on early data, with trials to be completed afterwards. In the US the like is called accelerated approval."),
    ("First-cycle approval", "Approval without a complete response before it."),
    ("Likelihood of approval", "The share of drugs of a kind that reached the market from a given stage. It speaks of a group, never of one drug."),
)
_BODIES = (
    ("FDA", "Food and Drug Administration, the drug authority of the US."),
    ("NMPA", "National Medical Products Administration, the drug authority of China. Its Center for Drug Evaluation (CDE) does the reviews."),
    ("EMA", "European Medicines Agency: reviews drugs for the EU; the European Commission (EC) then approves them."),
    ("CHMP", "The EMA committee whose opinion, positive or negative, goes before the Commission's decision by about two months."),
    ("MHRA", "The drug authority of the United Kingdom."),
    ("PMDA and MHLW", "Japan's reviewing agency and the ministry that approves."),
    ("TGA", "The drug authority of Australia."),
    ("HSA", "The health sciences authority of Singapore."),
    ("NHSA", "China's National Healthcare Security Administration: runs basic medical insurance and its yearly price talks."),
    ("NRDL", "National Reimbursement Drug List: the drugs that China's basic medical insurance pays for."),
    ("ICH", "International Council for Harmonisation: common rules for trials and filings. China's authority joined in 2017."),
)
GLOSSARY: tuple[Entry, ...] = tuple(
    Entry(group, term, meaning)
    for group, entries in (
        ("Deals and parties", _DEALS),
        ("Money", _MONEY),
        ("Rights and territory", _RIGHTS),
        ("Medicines", _MEDICINES),
        ("Trials, filings and reviews", _REVIEW),
        ("Authorities and payers", _BODIES),
    )
    for term, meaning in entries
)


def terms_with(text: str) -> list[Entry]:
    """The entries that hold every typed word in term or meaning; all of them for no text."""
    return [entry for entry in GLOSSARY if holds(text, entry.term, entry.meaning)]
