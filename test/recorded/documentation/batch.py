import requests
import time

parcel_ids = ["75101000AB0001", "75101000AB0002", "75101000AB0003"]

for parcel_id in parcel_ids:
    response = requests.get(
        "https://api.deepcity.fr/v1/properties",
        params={"parcel_id": parcel_id}
    )

    if response.status_code == 200:
        data = response.json()
        print(f"{parcel_id}: {len(data['properties'])} propriété(s)")
    elif response.status_code == 429:
        print("Rate limit atteint, attente de 60s...")
        time.sleep(60)  # Attendre 1 minute
    else:
        print(f"Erreur pour {parcel_id}: {response.status_code}")

    # Espacer les requêtes pour éviter le rate limiting
    time.sleep(0.6)  # 0.6s entre chaque requête = max 100/min
