import { Command } from 'commander';

export const startCommand = new Command('start')
  .description('run the whole desk in this process: database (unless DATABASE_URL is set), api, worker and web client')
  .action(async () => {
    // Loaded only now: the other commands are quicker without the api and the worker.
    const { startDesk } = await import('../start-desk.js');
    await startDesk();
  });
