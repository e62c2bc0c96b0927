// Preloaded into our server for the cold scenarios: no answer is kept and no running call is shared, so that every
// request asks every upstream anew, as the peers do. All else is as in production.
import { importCompiled } from '../dist-folder.mjs';

const { MemoryCache } = await importCompiled('src/cache/memory-cache.js');
const { SingleFlight } = await importCompiled('src/upstream/single-flight.js');
const { JoinedAnswers } = await importCompiled('src/answers/joined-answers.js');
const { FinishedAnswers } = await importCompiled('src/answers/finished-answers.js');

MemoryCache.prototype.get = () => Promise.resolve(undefined);
FinishedAnswers.prototype.find = () => undefined;
JoinedAnswers.prototype.answer = (_key, begin) => begin();
const run = SingleFlight.prototype.run;
SingleFlight.prototype.run = function (key, ...rest) {
  return run.call(this, Symbol(key), ...rest);
};
