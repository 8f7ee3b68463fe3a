import { join, resolve } from 'node:path';

/** Where the local data lie: `.desk` in the folder of the project, unless DESK_DATA names another place. */
export const dataFolder = () => resolve(process.env.DESK_DATA ?? '.desk');

/** Where the attachments lie: where FILES_DIR says, or beside the local data. */
export const filesFolder = () => resolve(process.env.FILES_DIR ?? join(dataFolder(), 'files'));

/** A file that somebody named, seen from the folder in which they typed the command. */
export const namedFile = (file: string) => resolve(process.env.INIT_CWD ?? process.cwd(), file);
