import { runAsProcess } from '../../cli/command.js';
import { importBanatic } from './import-command.js';

await runAsProcess(importBanatic);
