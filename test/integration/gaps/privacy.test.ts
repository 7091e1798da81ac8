import { playStage } from './play.js';

playStage('privacy');
