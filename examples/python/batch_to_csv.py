"""Sales of a list of parcels, as one CSV file.

    python3 batch_to_csv.py 75101000AB0001 75111000BR0052 --out sales.csv
    python3 batch_to_csv.py --ids parcels.txt --out sales.csv

The server is the environment variable DEEPCITY_URL, else http://localhost:3000. It takes 100 requests a minute and says
in its headers when to come back: this script believes them, so it needs no pauses of its own.
"""

import argparse
import csv
import os
import random
import sys
import time

import requests

API = os.environ.get("DEEPCITY_URL", "http://localhost:3000")
COLUMNS = ["parcelId", "mutationDate", "mutationType", "value", "localType", "totalSurface", "label"]
RETRIES = 6
LONGEST_PAUSE_S = 120


def sales_of(session, parcel_id):
    """The sales of a parcel; raises what the server answers in the end."""
    for attempt in range(1, RETRIES + 1):
        try:
            response = session.get(
                f"{API}/v1/properties",
                params={"parcel_id": parcel_id, "include": "transactions", "geometry": "none"},
                timeout=30,
            )
        except requests.exceptions.RequestException:
            if attempt == RETRIES:
                raise
            response = None
        if response is not None and response.status_code == 200:
            answer = response.json()
            # Null, and not [], when the source could not be read: `errors` says why.
            return [sale for property in answer["properties"] for sale in property["transactions"]]
        passes = response is None or response.status_code in (429, 502, 503, 504)
        if not passes or attempt == RETRIES:
            raise RuntimeError(response.json()["message"])
        time.sleep(pause_before(attempt, response))


def pause_before(attempt, response):
    """What the server asks for, else twice as long each time, at random so that scripts do not march in step."""
    retry_after = response.headers.get("Retry-After", "") if response is not None else ""
    if retry_after.isdigit():
        return min(int(retry_after), LONGEST_PAUSE_S)
    return random.uniform(0, min(2**attempt, LONGEST_PAUSE_S))


def row_of(parcel_id, sale):
    return {
        **{name: sale.get(name) for name in COLUMNS},
        "parcelId": parcel_id,
        "label": sale["address"]["label"],
    }


def main():
    parser = argparse.ArgumentParser(description="Sales of parcels as CSV")
    parser.add_argument("parcels", nargs="*", help="parcel identifiers")
    parser.add_argument("--ids", help="a file with an identifier on each line")
    parser.add_argument("--out", default="sales.csv")
    options = parser.parse_args()
    parcels = list(options.parcels)
    if options.ids:
        with open(options.ids, encoding="utf-8") as lines:
            parcels += [line.strip() for line in lines if line.strip()]

    failed = 0
    # One session keeps one connection; newline="" leaves the line ends to the csv module.
    with requests.Session() as session, open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for parcel_id in parcels:
            try:
                sales = sales_of(session, parcel_id)
            except (RuntimeError, requests.exceptions.RequestException) as error:
                failed += 1
                print(f"{parcel_id}: {error}", file=sys.stderr)
                continue
            writer.writerows(row_of(parcel_id, sale) for sale in sales)
            print(f"{parcel_id}: {len(sales)} sale(s)")
    print(f"{len(parcels) - failed} of {len(parcels)} parcels written to {options.out}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
