import { JoinedAnswers } from './joined-answers.js';

describe('JoinedAnswers', () => {
  let now = 0;
  let begun = 0;
  let end: (answer: string) => void = () => undefined;
  const begin = (): Promise<string> => {
    begun += 1;
    return new Promise((resolve) => (end = resolve));
  };
  beforeEach(() => {
    now = begun = 0;
  });

  it('does the work of equal questions once', async () => {
    const answers = new JoinedAnswers<string>(() => now);
    const both = Promise.all([answers.answer('a', begin), answers.answer('a', begin)]);
    end('done');
    expect(await both).toEqual(['done', 'done']);
    expect(begun).toBe(1);
  });

  it('keeps other questions apart, and those that come when it is done', async () => {
    const answers = new JoinedAnswers<string>(() => now);
    const first = answers.answer('a', begin);
    end('one');
    await first;
    const second = answers.answer('a', begin);
    end('two');
    expect(await second).toBe('two');
    const [other, again] = [answers.answer('b', begin), begun];
    end('three');
    expect([await other, again]).toEqual(['three', 3]);
  });

  it('gives a question that comes much later its own time', () => {
    const answers = new JoinedAnswers<string>(() => now);
    void answers.answer('a', begin);
    now = 999;
    void answers.answer('a', begin);
    expect(begun).toBe(1);
    now = 1_000;
    void answers.answer('a', begin);
    expect(begun).toBe(2);
  });

  it('fails for all alike, and is asked anew afterwards', async () => {
    const answers = new JoinedAnswers<string>(() => now);
    const fail = (): Promise<string> => Promise.reject(new Error('no'));
    const results = await Promise.allSettled([answers.answer('a', fail), answers.answer('a', fail)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = answers.answer('a', begin);
    end('yes');
    expect(await next).toBe('yes');
  });
});
