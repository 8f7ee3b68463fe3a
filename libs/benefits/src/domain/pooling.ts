import { agentFractionNeeded, agentsNeeded, type ErlangTarget } from './erlang.js';

export interface PoolTargets {
  readonly calls: ErlangTarget;
  readonly web: ErlangTarget;
}

/** What comes in an open hour on the mean, in erlangs. */
export interface PoolLoad {
  readonly calls: number;
  readonly web: number;
}

/** Agents for calls and web tickets together. Calls go before, so tickets wait for both, and calls see everybody. */
export function poolNeed({ calls, web }: PoolLoad, targets: PoolTargets): { fraction: number; seats: number } {
  return {
    fraction: Math.max(agentFractionNeeded(calls, targets.calls), agentFractionNeeded(calls + web, targets.web)),
    seats: Math.max(agentsNeeded(calls, targets.calls), agentsNeeded(calls + web, targets.web)),
  };
}
