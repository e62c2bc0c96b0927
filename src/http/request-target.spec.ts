import { originForm } from './request-target.js';

it.each([
  ['/a?b=http://c.example/', '/a?b=http://c.example/'],
  ['http://evil.example/a/b?c=1', '/a/b?c=1'],
  ['HTTPS://evil.example:8080/a', '/a'],
  ['http://evil.example', '/'],
  ['http://evil.example?a=/b', '/?a=/b'],
  ['http:///a', 'http:///a'],
  ['ftp://evil.example/a', 'ftp://evil.example/a'],
  ['*', '*'],
])('%s is %s', (target, expected) => {
  expect(originForm(target)).toBe(expected);
});
