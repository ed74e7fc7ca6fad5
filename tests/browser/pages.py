"""The addresses that accessibility, phone and screenshot checks visit."""

ADDRESSES = {
    "overview": "/",
    "deals": "/explorer",
    "economics": "/economics",
    "landscape": "/landscape?mix_by=stage&mix_of=headline+total",
    "players": "/players?side=licensees&compare=hengrui&compare=innovent",
    "benchmarks": "/benchmarks?id=2026-01-30_cspc_astrazeneca",
    "value": "/value",
    "value-deal": "/value?id=2024-10-07_cspc_astrazeneca",
    "outcomes": "/outcomes?curves=modality",
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
