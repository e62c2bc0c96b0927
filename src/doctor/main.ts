import { runAsProcess } from '../cli/command.js';
import { doctor } from './doctor.js';

await runAsProcess(doctor);
