package org.finegrid.training;

import org.finegrid.model.ModelCard;

/**
 * What training ends with.
 *
 * @param onnx the model file's bytes, with the card inside
 * @param card the same card
 */
public record TrainedModel(byte[] onnx, ModelCard card) {}
