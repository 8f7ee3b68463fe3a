import { instantColumn } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in of a browser. Only the hash of its token is kept. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;
  @Column('uuid')
  personId: string;
  @Column('timestamp with time zone', { precision: 3, transformer: instantColumn })
  createdAt: Temporal.Instant;
  @Column('timestamp with time zone', { precision: 3, transformer: instantColumn })
  expiresAt: Temporal.Instant;
  @Column('timestamp with time zone', { precision: 3, nullable: true, transformer: instantColumn })
  revokedAt: Temporal.Instant | null;
}
