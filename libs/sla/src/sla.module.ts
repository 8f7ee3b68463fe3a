import { Global, Module } from '@nestjs/common';
import { Declarations } from './declarations.js';

/** Service declarations, and the clocks that follow from them. */
@Global()
@Module({ providers: [Declarations], exports: [Declarations] })
export class SlaModule {}
