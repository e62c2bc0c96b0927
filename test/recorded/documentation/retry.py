import requests
import time
from typing import Optional

def get_property_safe(parcel_id: str, max_retries: int = 3) -> Optional[dict]:
    """
    Récupère les données d'une propriété avec gestion du rate limiting.
    """
    for attempt in range(max_retries):
        try:
            response = requests.get(
                "https://api.deepcity.fr/v1/properties",
                params={"parcel_id": parcel_id},
                timeout=30
            )

            if response.status_code == 200:
                return response.json()
            elif response.status_code == 429:
                # Rate limit dépassé
                wait_time = (2 ** attempt) * 60  # Backoff exponentiel: 60s, 120s, 240s
                print(f"Rate limit atteint (tentative {attempt + 1}/{max_retries})")
                print(f"Attente de {wait_time} secondes...")
                time.sleep(wait_time)
            else:
                response.raise_for_status()

        except requests.exceptions.RequestException as e:
            print(f"Erreur réseau: {e}")
            if attempt < max_retries - 1:
                time.sleep(5)  # Attendre 5s avant de réessayer

    print("Nombre maximum de tentatives atteint")
    return None

# Utilisation
data = get_property_safe("75101000AB0001")
if data:
    print(f"Données récupérées: {len(data['properties'])} propriété(s)")
