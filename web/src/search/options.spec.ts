import { addressOption, idOption, markTyped } from './options.js';

describe('options of the search', () => {
  it('name an address, its town and where that is', () => {
    const option = addressOption({
      id: '95127_1448_00008',
      label: '8 Boulevard du Port 95000 Cergy',
      name: '8 Boulevard du Port',
      postalCode: '95000',
      city: 'Cergy',
      context: "95, Val-d'Oise, Île-de-France",
      kind: 'housenumber',
      lon: 2,
      lat: 49,
    });
    expect(option.title).toBe('8 Boulevard du Port, 95000 Cergy');
    expect(option.context).toBe("Val-d'Oise, Île-de-France");
  });

  it('offer the parcel that the text names', () => {
    expect(idOption('75115 000 DE 0073')).toMatchObject({
      title: 'Parcelle 75115 000 DE 0073',
      target: { kind: 'parcel', id: '75115000DE0073' },
    });
    expect(idOption('75115')).toBeNull();
  });

  it('mark what was typed, whatever its accents and case', () => {
    const typed = (label: string, text: string): string =>
      markTyped(label, text)
        .map(({ text: part, isTyped }) => (isTyped ? `[${part}]` : part))
        .join('');
    expect(typed('8 Boulevard du Port, 95000 Cergy', '8 du port')).toBe(
      '[8] Boulevard [du] [Port], 95000 Cergy',
    );
    expect(typed('8 Boulevard du Port, 80000 Amiens', '8 bd du port')).toBe(
      '[8] Boulevard [du] [Port], 80000 Amiens',
    );
    expect(typed('12 Rue de l’Église', 'rue de leglise')).toBe('12 [Rue] [de] l’Église');
    expect(typed('12 Rue de l’Église', 'egl')).toBe('12 Rue de l’[Égl]ise');
  });
});
