import { instantColumn } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link that signs one person in once. Only the hash of its token is kept. */
@Entity('sign_in_link')
export class SignInLinkEntity {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;
  @Column('uuid')
  personId: string;
  @Column('timestamp with time zone', { precision: 3, transformer: instantColumn })
  createdAt: Temporal.Instant;
  @Column('timestamp with time zone', { precision: 3, transformer: instantColumn })
  expiresAt: Temporal.Instant;
  @Column('timestamp with time zone', { precision: 3, nullable: true, transformer: instantColumn })
  usedAt: Temporal.Instant | null;
}
