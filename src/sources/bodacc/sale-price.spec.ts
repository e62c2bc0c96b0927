import fc from 'fast-check';
import { parseAmount, readSalePrice } from './sale-price.js';

describe('readSalePrice', () => {
  it.each([
    // Recorded.
    ['établissement principal acquis par achat au prix stipulé de 185000.00 euros', 185000, 'EUR'],
    ['établissement principal acquis par achat au prix stipulé de 46908.04 euros', 46908.04, 'EUR'],
    ['Etablissement secondaire acquis par achat au prix stipulé de 30000 EUR', 30000, 'EUR'],
    ['Etablissement secondaire acquis par achat au prix stipulé de 300000 Francs.', 300000, 'FRF'],
    ['Achat au prix stipulé de 200000,00 FRANCS FRANCAIS.', 200000, 'FRF'],
    ['Fonds acquis par achat au prix stipulé de 52.485,00 FRF', 52485, 'FRF'],
    [
      'Etablissement précédemment exploité en location-gérance acquis par achat au prix stipulé de 100.000,00 FRF',
      100000,
      'FRF',
    ],
    ['siège et établissement principal acquis par achat au prix stipulé de 80000.00 euros', 80000, 'EUR'],
    // Wordings reported by others.
    ['pour un montant de 85 000.', 85000, null],
    ['au prix de 62500 euros', 62500, 'EUR'],
    ['moyennant le prix de 145 000,00 euros', 145000, 'EUR'],
    ['prix convenu de 1.250.000 euros', 1250000, 'EUR'],
    ['acquis par achat au prix stipulé de 108398 Euros.', 108398, 'EUR'],
    ['acquis par achat au prix stipulé de 170 000,00 €', 170000, 'EUR'],
    ['ACHAT AU PRIX STIPULE DE 320\u00a0000 EUROS', 320000, 'EUR'],
    ['acquis par achat au prix stipulé de 1 euro symbolique', 1, 'EUR'],
    ['acquis au prix principal de 50000 F', 50000, 'FRF'],
    ['achat au prix de 100000 euros, stock évalué à 5000 euros', 100000, 'EUR'],
  ])('%s', (sentence, price, currency) => {
    expect(readSalePrice(sentence)).toEqual({
      kind: expect.any(String),
      price,
      contributionValue: null,
      currency,
    });
    expect(readSalePrice(sentence).kind).not.toBe('contribution');
  });

  it.each([
    ['siège et établissement principal acquis par apport au montant évalué à 750000.00 euros', 750000, 'EUR'],
    ['Fonds artisanal acquis par apport au montant évalué à 151523 EUR', 151523, 'EUR'],
    ['acquis par apport au montant évalué à 1452171 Francs.', 1452171, 'FRF'],
  ])('%s is no price', (sentence, contributionValue, currency) => {
    expect(readSalePrice(sentence)).toEqual({
      kind: 'contribution',
      price: null,
      contributionValue,
      currency,
    });
  });

  it('tells donations', () => {
    expect(readSalePrice('donation au prix de 100000 EUR')).toMatchObject({
      kind: 'donation',
      price: 100000,
    });
  });

  it.each([
    'acquis par achat au prix stipulé de 0.00 euros',
    'acquis par achat',
    'Achat, le prix étant stipulé dans un acte du 12/03/2020',
    'prix fixé 12/03/2020',
    'Création',
    '',
  ])('finds no price in "%s", and never 0', (sentence) => {
    expect(readSalePrice(sentence)).toMatchObject({ price: null, contributionValue: null, currency: null });
  });

  it('does not take other francs for French ones', () => {
    expect(readSalePrice('achat au prix de 5000 francs suisses')).toMatchObject({ currency: null });
    expect(readSalePrice('achat au prix de 5000 francs CFP')).toMatchObject({ currency: null });
  });

  const amounts = fc.integer({ min: 1, max: 99_999_999 });
  const cents = fc.integer({ min: 0, max: 99 });

  it('reads back any amount, however it is written', () => {
    fc.assert(
      fc.property(amounts, cents, fc.constantFrom('', ' ', '.', '\u00a0', '\u202f'), (whole, rest, group) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
        const written = `${grouped},${String(rest).padStart(2, '0')}`;
        const { price, currency } = readSalePrice(`acquis par achat au prix stipulé de ${written} euros`);
        expect(price).toBeCloseTo(whole + rest / 100, 2);
        expect(currency).toBe('EUR');
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `prix stipulé de ${text}`),
        ),
        (text) => {
          const { price } = readSalePrice(text);
          expect(price === null || (Number.isFinite(price) && price > 0)).toBe(true);
        },
      ),
    );
  });
});

describe('parseAmount', () => {
  it.each([
    ['70000.00', 70000],
    ['52.485,00', 52485],
    ['1,250,000.50', 1250000.5],
    ['1.250.000', 1250000],
    ['85.000', 85000],
    ['85000.5', 85000.5],
    ['70000.000', 70000],
    ['185000.', 185000],
    ['12.34.56', null],
    ['1.2500,3', null],
    ['', null],
    ['x', null],
  ])('%s is %s', (written, amount) => {
    expect(parseAmount(written)).toBe(amount);
  });
});
