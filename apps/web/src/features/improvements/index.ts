/** What the plan's page shows of improvement actions. */
export { GoingActions } from './going-actions.js';
