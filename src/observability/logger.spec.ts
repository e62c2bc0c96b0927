import fc from 'fast-check';
import { PinoLoggerService, createPino } from './logger.js';

describe('the log', () => {
  function logged(write: (logger: PinoLoggerService) => void): string {
    let text = '';
    const pino = createPino({ logLevel: 'trace' }, { write: (chunk) => void (text += chunk) });
    write(new PinoLoggerService(pino));
    return text;
  }

  it('writes facts, text and context', () => {
    const line = logged((logger) => logger.log({ parcel: '75101000AB0001' }, 'answered', 'Properties'));
    expect(JSON.parse(line)).toMatchObject({
      level: 30,
      parcel: '75101000AB0001',
      context: 'Properties',
      msg: 'answered',
    });
  });

  it('is one line of JSON per entry, whatever the strings in it try', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\n{"level":60,"msg":"forged"}', '\u001b[2J\u001b[31m', '\0', '"},{"a":"'),
    );
    fc.assert(
      fc.property(hostile, hostile, (fact, text) => {
        const out = logged((logger) => logger.warn({ fact }, `text ${text}`, 'Test'));
        expect(out.endsWith('\n')).toBe(true);
        expect(out.slice(0, -1)).not.toMatch(/[\u0000-\u001f]/);
        expect(JSON.parse(out)).toMatchObject({ level: 40, fact: JSON.parse(JSON.stringify(fact)) });
      }),
    );
  });
});
