/** What other features mount of visits: this is its front door. */
export { VisitsPanel } from './visits-panel.js';
