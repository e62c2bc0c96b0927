import fc from 'fast-check';
import {
  arrondissementsOf,
  cityCodeOf,
  communeOf,
  currentIdu,
  formerCodesOf,
  formerIdu,
  isKnownInseeCode,
  successorOf,
} from './communes.js';

describe('formerCodesOf', () => {
  it.each([
    ['2A004', ['20004']],
    ['97701', ['97123']],
    ['93066', ['75059', '75066', '93059']],
    ['01001', []],
    ['99999', []],
  ])('of %s', (code, formers) => expect(formerCodesOf(code)).toEqual(formers));
});

const CITIES = ['75056', '69123', '13055'];

describe('communeOf', () => {
  it('describes a commune', () => {
    expect(communeOf('01001')).toEqual({
      code: '01001',
      name: "L'Abergement-Clémenciat",
      type: 'commune-actuelle',
      parentCode: null,
      departmentCode: '01',
      regionCode: '84',
      postalCodes: ['01400'],
      siren: '210100012',
      population: expect.any(Number),
    });
  });

  it('describes an arrondissement', () => {
    expect(communeOf('75107')).toMatchObject({
      name: 'Paris 7e Arrondissement',
      type: 'arrondissement-municipal',
      parentCode: '75056',
      postalCodes: ['75007'],
      siren: null,
    });
  });

  it('describes an associated commune, without what it no longer has', () => {
    expect(communeOf('01120')).toMatchObject({
      name: 'Cordieux',
      type: 'commune-associee',
      parentCode: '01262',
      postalCodes: [],
      siren: null,
      population: null,
    });
  });

  it('prefers the current commune where a delegated one has the same code', () => {
    expect(communeOf('01015')).toMatchObject({ type: 'commune-actuelle', parentCode: null });
  });

  it.each([
    ['2A004', '2A'],
    ['97411', '974'],
    ['97611', '976'],
  ])('gives %s the department %s', (code, department) => {
    expect(communeOf(code)?.departmentCode).toBe(department);
  });

  it.each(['99999', '', '7510', 'constructor', '97123', '20004'])('has no commune "%s"', (code) => {
    expect(communeOf(code)).toBeUndefined();
  });

  it.each(CITIES)('agrees with the arrondissements of %s', (city) => {
    expect(communeOf(city)?.type).toBe('commune-actuelle');
    for (const code of arrondissementsOf(city)) {
      expect(communeOf(code)?.parentCode).toBe(city);
      expect(cityCodeOf(code)).toBe(city);
    }
    const department = city.slice(0, 2);
    const listed = Array.from(
      { length: 1000 },
      (_, last) => department + String(last).padStart(3, '0'),
    ).filter((code) => communeOf(code)?.type === 'arrondissement-municipal');
    expect(listed).toEqual(arrondissementsOf(city));
  });
});

describe('isKnownInseeCode', () => {
  it.each([
    ['a commune', '01001'],
    ['an arrondissement', '13216'],
    ['a city', '75056'],
    ['an associated commune', '01120'],
    ['a commune merged long ago', '69232'],
    ['Saint-Barthélemy in the cadastre', '97123'],
    ['Saint-Martin in the cadastre', '97127'],
    ['Saint-Martin', '97801'],
    ['Corsica before 1976', '20004'],
  ])('knows %s, %s', (_, code) => {
    expect(isKnownInseeCode(code)).toBe(true);
  });

  it.each(['75121', '99999', '', '00000', '__proto__'])('does not know "%s"', (code) => {
    expect(isKnownInseeCode(code)).toBe(false);
  });
});

describe('successorOf', () => {
  it.each([
    ['an associated commune', '01120', '01262'],
    ['a delegated commune', '79224', '49099'],
    ['a delegated commune with the code of its head commune', '01015', undefined],
    ['a delegated commune, former code of another too', '60455', '60694'],
    ['a commune merged without trace', '01126', '01033'],
    ['a change of department', '20004', '2A004'],
    ['Saint-Barthélemy', '97123', '97701'],
    ['a commune in use', '01001', undefined],
    ['an arrondissement', '75107', undefined],
    ['no commune', '99999', undefined],
  ])('%s: %s -> %s', (_, code, successor) => {
    expect(successorOf(code)).toBe(successor);
  });
});

describe('merged communes', () => {
  it.each([
    ['an associated commune', '01120000AB0001', '01262120AB0001'],
    ['a merger over a department border', '79224000AB0001', '49099224AB0001'],
    ['a commune merged without trace', '011260000A0012', '010331260A0012'],
  ])('%s: %s <-> %s', (_, former, current) => {
    expect(currentIdu(former)).toBe(current);
    expect(formerIdu(current)).toBe(former);
  });

  it.each([
    ['a parcel without prefix', '01262000AB0001'],
    ['a prefix of no absorbed commune', '01262999AB0001'],
    ['a district of a city', '132038120D0037'],
    ['a commune that changed department', '95002002AB0001'],
    ['no parcel', 'x'],
    ['a city', '75056000AB0001'],
  ])('formerIdu has nothing for %s', (_, idu) => {
    expect(formerIdu(idu)).toBeUndefined();
  });

  it.each([
    ['a commune in use', '01001000AB0001'],
    ['an arrondissement', '75107000BT0001'],
    ['a former commune of Lyon', '69232000AB0001'],
    ['Saint-Barthélemy as the cadastre has it', '97123000AB0001'],
    ['a prefix the merged commune did not have', '01120999AB0001'],
    ['a former code that may or may not be a merger', '49144000AB0001'],
    ['no commune', '96999000AB0001'],
    ['no parcel', ''],
  ])('currentIdu has nothing for %s', (_, idu) => {
    expect(currentIdu(idu)).toBeUndefined();
  });

  it.each([
    ['78002000AB0001', '95002000AB0001'],
    ['97701000AB0001', '97123000AB0001'],
    ['97801000AB0001', '97127000AB0001'],
  ])('a change of code alone keeps the prefix: %s -> %s', (idu, current) => {
    expect(currentIdu(idu)).toBe(current);
  });

  it('keeps the prefix of a commune that had been absorbed before', () => {
    expect(successorOf('01018')).toBe('01033');
    expect(currentIdu('01126018AB0001')).toBe('01033018AB0001');
  });

  it('both directions agree wherever a commune was absorbed', () => {
    const code = fc.integer({ min: 1000, max: 95999 }).map((value) => String(value).padStart(5, '0'));
    fc.assert(
      fc.property(code, (former) => {
        const idu = `${former}000AB0001`;
        const current = currentIdu(idu);
        if (current === undefined) return;
        expect(current.slice(0, 5)).toBe(successorOf(former));
        if (current.slice(5, 8) !== '000') expect(formerIdu(current)?.slice(2)).toBe(idu.slice(2));
      }),
      { numRuns: 5000 },
    );
  });
});
