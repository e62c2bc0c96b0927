import { refuseRedirect } from './redirects.js';

describe('refuseRedirect', () => {
  it.each([
    ['https://files.data.gouv.fr/a', 'https://storage.example.org/b', true, undefined],
    ['https://files.data.gouv.fr/a', 'https://files.data.gouv.fr/b', false, undefined],
    ['http://127.0.0.1:4000/a', 'http://127.0.0.1:4001/b', true, undefined],
    ['https://files.data.gouv.fr/a', 'https://storage.example.org/b', false, 'another host'],
    ['https://files.data.gouv.fr/a', 'http://files.data.gouv.fr/b', true, 'http'],
    ['https://files.data.gouv.fr/a', 'https://127.0.0.1/b', true, 'private'],
    ['https://files.data.gouv.fr/a', 'https://10.1.2.3/b', true, 'private'],
    ['https://files.data.gouv.fr/a', 'https://172.16.0.1/b', true, 'private'],
    ['https://files.data.gouv.fr/a', 'https://169.254.169.254/latest', true, 'private'],
    ['https://files.data.gouv.fr/a', 'https://[::1]/b', true, 'private'],
    ['https://files.data.gouv.fr/a', 'https://[fd00::1]/b', true, 'private'],
    ['https://files.data.gouv.fr/a', 'https://localhost/b', true, 'private'],
    ['https://files.data.gouv.fr/a', 'file:///etc/passwd', true, 'file:'],
  ])('%s -> %s (elsewhere: %s): %s', (from, to, elsewhere, expected) => {
    const refused = refuseRedirect(from, to, elsewhere);
    if (expected === undefined) expect(refused).toBeUndefined();
    else expect(refused).toContain(expected);
  });
});
