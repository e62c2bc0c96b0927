import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../config/version.js';
import {
  addressFrom,
  type LayerCollection,
  linkedTo,
  nextStart,
  notALayerCollection,
  withInseeCodes,
} from './layer-collection.js';

interface RecordedFailure {
  readonly case: string;
  readonly upstream: { readonly body: string };
  readonly url: string;
  readonly body: string;
}
const recorded = (
  JSON.parse(
    readFileSync(join(PACKAGE_ROOT, 'test/recorded/apicarto/upstream-failures.json'), 'utf8'),
  ) as RecordedFailure[]
).filter((entry) => entry.case === 'links');

const pageOf = (members: Record<string, unknown>): LayerCollection => ({
  features: [{ properties: {} }],
  ...members,
});

describe('a page of a layer', () => {
  it.each(recorded)(
    'becomes what API Carto made of it, but for the host and the place of _start: $url',
    (entry) => {
      const page = withInseeCodes(JSON.parse(entry.upstream.body) as LayerCollection);
      const next = nextStart(page, 0);
      expect(next).toBe(1_000);
      const asked = { protocol: 'https', host: 'here.example:8080', url: `/api/cadastre/${entry.url}` };
      const linked = linkedTo(page, addressFrom(asked, next ?? 0)) as LayerCollection & {
        links: { href: string }[];
      };
      const expected = JSON.parse(entry.body) as { links: { href: string }[] };
      const [ours, theirs] = [linked, expected].map(({ links }) => new URL(links[0]?.href ?? ''));
      expect(ours?.host).toBe('here.example:8080');
      expect(Object.fromEntries(ours?.searchParams ?? [])).toEqual(
        Object.fromEntries(theirs?.searchParams ?? []),
      );
      const without = (collection: object): object => ({ ...collection, links: null });
      expect(JSON.stringify(without(linked))).toBe(JSON.stringify(without(expected)));
    },
  );

  it.each([
    ['more matched', { numberMatched: 5, numberReturned: 2 }, 2, 4],
    ['the last', { numberMatched: 4, numberReturned: 2 }, 2, undefined],
    ['beyond the last', { numberMatched: 4, numberReturned: 0, features: [] }, 9, undefined],
    ['not counted, with a link', { numberMatched: 'unknown', links: [{}] }, 3, 4],
    ['not counted, without', { numberMatched: 'unknown' }, 3, undefined],
    ['counted under the old name alone', { totalFeatures: 9 }, 3, 4],
  ])('is followed by another where there is one: %s', (_name, members, start, next) => {
    expect(nextStart(pageOf(members), start)).toBe(next);
  });

  it('keeps the codes that a feature has', () => {
    const codes = withInseeCodes({
      features: [
        { properties: { code_insee: '29158', code_dep: '29', code_com: '999' } },
        { properties: { code_dep: '75', code_com: '056' } },
        { properties: { code_dep: '75' } },
      ],
    }).features.map(({ properties }) => properties['code_insee']);
    expect(codes).toEqual(['29158', '75056', undefined]);
  });

  it.each([
    [null, 'sent JSON without features'],
    [[], 'sent JSON without features'],
    [{ features: {} }, 'sent JSON without features'],
    [{ features: [null] }, 'sent features without properties'],
    [{ features: [{ properties: null }] }, 'sent features without properties'],
    [{ features: [] }, undefined],
  ])('is told from %j', (body, problem) => {
    expect(notALayerCollection(body)).toBe(problem);
  });

  it.each([
    ['/a', '/a?_start=7'],
    ['/a?', '/a?_start=7'],
    ['/a?_start=3&b=%3F?&c', '/a?b=%3F?&c&_start=7'],
    ['/a?%5Fstart=3&b=1&_%73tart', '/a?b=1&_start=7'],
    ['/a?_start%ZZ=3&x_start=1', '/a?_start%ZZ=3&x_start=1&_start=7'],
    ['/a?b=1#c&_start=3', '/a?b=1%23c&_start=7'],
  ])('at %s has its next at %s', (url, expected) => {
    expect(addressFrom({ protocol: 'http', host: 'x', url }, 7)).toBe(`http://x${expected}`);
  });

  it.each(['', 'a"b<c>', 'a.example/b', 'user@a.example', 'a.example:port', '[::1', 'a.example, b.example'])(
    'has a relative link where Host is %j',
    (host) => {
      expect(addressFrom({ protocol: 'http', host, url: '/a' }, 7)).toBe('/a?_start=7');
    },
  );

  it.each(['a.example', 'api_1:3000', '127.0.0.1:80', '[::1]:3000'])('is linked on %s', (host) => {
    expect(addressFrom({ protocol: 'https', host, url: '/a' }, 7)).toBe(`https://${host}/a?_start=7`);
  });

  it('is linked with no other scheme than those of the web', () => {
    expect(addressFrom({ protocol: 'javascript', host: 'a', url: '/a' }, 7)).toBe('/a?_start=7');
  });
});
