import { Navigate } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { HomePage } from './home-page.js';

/** The first address: each is led to what they came for. */
export function Start() {
  const { abilities } = useMe();
  if (abilities.workQueues) return <Navigate replace to="/queue" />;
  if (abilities.readReports) return <Navigate replace to="/reports/sla" />;
  if (abilities.administer) return <Navigate replace to="/admin" />;
  return <HomePage />;
}
