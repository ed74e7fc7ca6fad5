"""The addresses that accessibility, phone and screenshot checks visit."""

ADDRESSES = {
    "overview": "/",
    "deals": "/explorer",
    "deal": "/deal?id=2026-01-30_cspc_astrazeneca",
    "company": "/company?id=hengrui",
    "company-choose": "/company",
    "asset": "/asset?id=camrelizumab",
    "asset-choose": "/asset",
    "methods": "/methods",
    "data": "/data",
    "empty": "/?text=zzzzqqqq",
    "unknown-deal": "/deal?id=no-such-deal",
}
