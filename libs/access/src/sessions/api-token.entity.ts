import { instantColumn } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a program signs in with. Only the hash of the token is kept. */
@Entity('api_token')
export class ApiTokenEntity {
  @PrimaryColumn('uuid')
  id: string;
  @Column('bytea', { unique: true })
  tokenHash: Buffer;
  @Column('uuid')
  personId: string;
  @Column('text')
  label: string;
  @Column('timestamp with time zone', { precision: 3, transformer: instantColumn })
  createdAt: Temporal.Instant;
  @Column('timestamp with time zone', { precision: 3, nullable: true, transformer: instantColumn })
  expiresAt: Temporal.Instant | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true, transformer: instantColumn })
  revokedAt: Temporal.Instant | null;
}
