import { Global, Module } from '@nestjs/common';
import { FinishedAnswers } from './finished-answers.js';

@Global()
@Module({ providers: [FinishedAnswers], exports: [FinishedAnswers] })
export class AnswersModule {}
