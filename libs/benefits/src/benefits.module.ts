import { Module } from '@nestjs/common';
import { GainController } from './gain.controller.js';
import { ReadGainReport } from './queries/gain-report.js';

/** What centralising is worth. */
@Module({ controllers: [GainController], providers: [ReadGainReport] })
export class BenefitsModule {}
