import { runAsProcess } from '../cli/command.js';
import { cacheCommand } from './cache-command.js';

await runAsProcess(cacheCommand);
