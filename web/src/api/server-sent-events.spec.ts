import fc from 'fast-check';
import { EventCutter } from './server-sent-events.js';

const STREAM = ': ping\n\nevent: start\ndata: {"a":1}\n\nevent: part\ndata: {"text":"é: \\n"}\n\n';

describe('a stream of events', () => {
  it('is cut into the same events however it arrives, and however its lines end', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, fc.constantFrom(STREAM, STREAM.replaceAll('\n', '\r\n')), (sizes, stream) => {
        const cutter = new EventCutter();
        const events = [];
        let rest = stream;
        for (const size of sizes) {
          events.push(...cutter.push(rest.slice(0, size)));
          rest = rest.slice(size);
        }
        events.push(...cutter.push(rest));
        expect(events).toEqual([
          { event: 'start', data: '{"a":1}' },
          { event: 'part', data: '{"text":"é: \\n"}' },
        ]);
      }),
    );
  });

  it('waits for the end of an event, and takes lines of several', () => {
    const cutter = new EventCutter();
    expect(cutter.push('data: one\r\ndata: two')).toEqual([]);
    expect(cutter.push('\r\n\r\n')).toEqual([{ event: 'message', data: 'one\ntwo' }]);
  });
});
