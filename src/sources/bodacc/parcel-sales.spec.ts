import { knownAddresses } from './match-notice.js';
import { type Notice, readNotice } from './notice.js';
import { parcelSales } from './parcel-sales.js';

const place = {
  addresses: knownAddresses([
    { houseNumber: '1', street: 'Rue Example', postalCode: '75001', city: 'Paris', cityCode: '75101' },
  ]),
  sirens: new Set<string>(),
  departmentCode: '75',
};

function notice(id: string, columns: Record<string, unknown> = {}, number = '1'): Notice {
  const read = readNotice({
    id,
    familleavis: 'vente',
    typeavis: 'annonce',
    dateparution: '2026-01-01',
    listeetablissements: {
      etablissement: {
        adresse: {
          numeroVoie: number,
          typeVoie: 'Rue',
          nomVoie: 'Example',
          codePostal: '75001',
          ville: 'Paris',
        },
      },
    },
    ...columns,
  });
  if (read === null) throw new Error('no sale');
  return read;
}

const reference = (rank: number): unknown => ({
  nomPublication: 'BODACC A',
  numeroParution: '20260001',
  numeroAnnonce: String(rank),
});
const correction = (rank: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  typeavis: 'rectificatif',
  parutionavisprecedent: reference(rank),
  ...more,
});
const cancellation = (rank: number): Record<string, unknown> => ({
  ...correction(rank),
  typeavis: 'annulation',
  listeetablissements: null,
});
const ids = (notices: readonly Notice[]): string[] =>
  parcelSales(notices, place).kept.map(({ notice: { id } }) => id);

describe('parcelSales', () => {
  it('keeps a correction instead of what it corrects, through a chain of them', () => {
    const chain = [
      notice('A202600011'),
      notice('A202600012', correction(1)),
      notice('A202600013', correction(2)),
    ];
    expect(ids(chain)).toEqual(['A202600013']);
    expect(parcelSales(chain, place).corrected).toBe(2);
  });

  it('drops a sale that its correction moves elsewhere', () => {
    expect(ids([notice('A202600011'), notice('A202600012', correction(1), '9')])).toEqual([]);
  });

  it('lets a correction without address stand where the notice stood that it corrects', () => {
    const bare = notice('A202600012', correction(1, { listeetablissements: null }));
    expect(ids([notice('A202600011'), bare])).toEqual(['A202600012']);
    expect(ids([notice('A202600011', {}, '9'), bare])).toEqual([]);
    expect(ids([bare])).toEqual([]);
  });

  it('drops what was cancelled, and the cancellation', () => {
    const found = [notice('A202600011'), notice('A202600012', cancellation(1)), notice('A202600013')];
    expect(ids(found)).toEqual(['A202600013']);
    expect(parcelSales(found, place)).toMatchObject({ cancelled: 1, corrected: 0, unexplained: 0 });
  });

  it('says when a cancellation does not name its notice', () => {
    const found = [
      notice('A202600011'),
      notice('A202600012', { ...cancellation(1), parutionavisprecedent: null }),
    ];
    expect(ids(found)).toEqual(['A202600011']);
    expect(parcelSales(found, place).unexplained).toBe(1);
  });

  it('does not let a notice replace itself', () => {
    expect(ids([notice('A202600011', correction(1))])).toEqual(['A202600011']);
  });

  it('puts the latest first', () => {
    const found = [
      notice('A1', { dateparution: '2010-05-05' }),
      notice('A2', { dateparution: '2026-01-02' }),
      notice('A3', { dateparution: '2018-01-01' }),
    ];
    expect(ids(found)).toEqual(['A2', 'A3', 'A1']);
  });
});
