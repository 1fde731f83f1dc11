package org.finegrid.training.protocol;

/**
 * How near a made image is to its truth.
 *
 * @param psnr in dB, for values of 0 to 255
 * @param ssim structural similarity, at most 1
 */
public record PaperScore(double psnr, double ssim) {}
