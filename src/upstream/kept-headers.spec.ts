import { keptHeaders } from './kept-headers.js';

describe('keptHeaders', () => {
  it('keeps what tells of the answer, and what a source alone knows', () => {
    const told = {
      'content-type': 'application/json',
      etag: '"1"',
      'last-modified': 'Sat, 21 Nov 2026 08:00:00 GMT',
      'content-range': '0-9/200',
      'x-max-items-per-call': '10',
    };
    expect(keptHeaders({ status: 200, headers: told })).toEqual(told);
  });

  it.each(['content-length', 'set-cookie', 'date', 'access-control-allow-origin', 'x-frame-options', 'via'])(
    'does not keep %s',
    (name) => expect(keptHeaders({ status: 200, headers: { [name]: 'x' } })).toEqual({}),
  );
});
