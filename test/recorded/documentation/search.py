import requests

# Recherche par parcelle avec tous les types de données
response = requests.get(
    "https://api.deepcity.fr/v1/properties",
    params={
        "parcel_id": "75101000AB0001",
        "include": ["transactions", "energy", "occupation", "proprio", "copro", "permis", "fonds_de_commerce", "urbanisme"]
    }
)

data = response.json()
print(f"Found {len(data['properties'])} properties")

# Vérifier le statut
if response.status_code == 200:
    properties = data['properties']
    if len(properties) > 0:
        property_data = properties[0]
        if property_data.get('cadastral'):
            print(f"Parcelle: {property_data['cadastral']['id']}")
        if property_data.get('buildings'):
            print(f"Bâtiments: {len(property_data['buildings'])}")
        if property_data.get('transactions'):
            print(f"Transactions: {len(property_data['transactions'])}")
elif response.status_code == 429:
    print("Rate limit dépassé, attendez un peu avant de réessayer")
else:
    print(f"Erreur: {data.get('message', 'Unknown error')}")
