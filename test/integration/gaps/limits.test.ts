import { playStage } from './play.js';

playStage('limits');
