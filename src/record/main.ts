import { runAsProcess } from '../cli/command.js';
import { record } from './record.js';

await runAsProcess(record);
