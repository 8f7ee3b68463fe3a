import { Command } from 'commander';
import { replayCommand } from './sla-replay.js';

export const slaCommand = new Command('sla')
  .description('clocks and the service declaration')
  .addCommand(replayCommand);
