"""Writes small Keras models in HDF5 and what they make of a field, without Keras.

The layers are computed here by NumPy and SciPy from their definition, so that the expected values
owe nothing to DL4J. Run: python3 make_keras_files.py
Needs h5py, numpy and scipy (Debian: python3-h5py python3-numpy python3-scipy).
"""

import json

import h5py
import numpy as np
from scipy.signal import correlate

RANDOM = np.random.default_rng(5)
HEIGHT, WIDTH = 9, 11


def weights(*shape):
    return RANDOM.normal(0, 0.4, shape).astype("float32")


def conv(x, kernel, bias, padding="same"):
    """x [h, w, in], kernel [kh, kw, in, out]; odd kernels."""
    out = [
        sum(
            correlate(x[:, :, i], kernel[:, :, i, o], "same" if padding == "same" else "valid")
            for i in range(x.shape[2])
        )
        + bias[o]
        for o in range(kernel.shape[3])
    ]
    return np.stack(out, -1)


def transposed(x, kernel, bias, stride):
    """x [h, w, in], kernel [kh, kw, out, in], padding 'same'."""
    h, w, _ = x.shape
    k = kernel.shape[0]
    full = np.zeros((stride * (h - 1) + k, stride * (w - 1) + k, kernel.shape[2]))
    for i in range(h):
        for j in range(w):
            full[i * stride : i * stride + k, j * stride : j * stride + k] += kernel @ x[i, j]
    cut = (k - stride) // 2
    return full[cut : cut + stride * h, cut : cut + stride * w] + bias


def depth_to_space(x, block):
    h, w, c = x.shape
    cells = x.reshape(h, w, block, block, c // block**2).transpose(0, 2, 1, 3, 4)
    return cells.reshape(h * block, w * block, c // block**2)


def relu(x):
    return np.maximum(x, 0)


class File:
    def __init__(self, name, as_bytes):
        self.name, self.as_bytes = name, as_bytes
        self.layers, self.weights = [], {}

    def layer(self, kind, name, config, inbound=None, **arrays):
        layer = {"class_name": kind, "config": {"name": name, **config}}
        if inbound is not None:
            layer["name"], layer["inbound_nodes"] = name, inbound
        self.layers.append(layer)
        self.weights[name] = arrays

    def write(self, kind, **more):
        model = {"class_name": kind, "config": {"name": "net", "layers": self.layers, **more}}
        text = json.dumps(model)
        with h5py.File(self.name, "w") as f:
            # Older versions of Keras wrote bytes of fixed length, newer ones strings.
            f.attrs["model_config"] = text.encode() if self.as_bytes else text
            f.attrs["keras_version"] = "2.11.0".encode() if self.as_bytes else "2.11.0"
            f.attrs["backend"] = "tensorflow".encode() if self.as_bytes else "tensorflow"
            root = f.create_group("model_weights")
            root.attrs["layer_names"] = [name.encode() for name in self.weights]
            root.attrs["backend"] = b"tensorflow"
            root.attrs["keras_version"] = b"2.11.0"
            for name, arrays in self.weights.items():
                group = root.create_group(name)
                names = [f"{name}/{each}:0" for each in arrays]
                group.attrs["weight_names"] = [each.encode() for each in names]
                for each, array in zip(names, arrays.values()):
                    group.create_dataset(each, data=array)


def conv_config(filters, k, activation="linear", padding="same", **more):
    return {
        "filters": filters,
        "kernel_size": [k, k],
        "strides": [more.pop("stride", 1)] * 2,
        "padding": padding,
        "data_format": "channels_last",
        "dilation_rate": [1, 1],
        "activation": activation,
        "use_bias": True,
        "trainable": True,
        "dtype": "float32",
        "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}},
        "bias_initializer": {"class_name": "Zeros", "config": {}},
        "kernel_regularizer": None,
        "bias_regularizer": None,
        "activity_regularizer": None,
        "kernel_constraint": None,
        "bias_constraint": None,
        **more,
    }


def node(*names):
    return [[[name, 0, 0, {}] for name in names]]


def expected(name, x, y):
    with open(name, "w") as f:
        json.dump(
            {
                "height": x.shape[0],
                "width": x.shape[1],
                "input": [round(float(v), 7) for v in x.ravel()],
                "output_height": y.shape[0],
                "output_width": y.shape[1],
                "output": [round(float(v), 7) for v in y.ravel()],
            },
            f,
        )


def sequential():
    """SRCNN with few filters; its first layer has no padding."""
    k1, b1 = weights(5, 5, 1, 4), weights(4)
    k2, b2 = weights(1, 1, 4, 3), weights(3)
    k3, b3 = weights(3, 3, 3, 1), weights(1)
    f = File("sequential.h5", as_bytes=True)
    f.layer(
        "Conv2D",
        "patches",
        conv_config(4, 5, "relu", "valid", batch_input_shape=[None, None, None, 1]),
        kernel=k1,
        bias=b1,
    )
    f.layer("Conv2D", "mapping", conv_config(3, 1, "relu"), kernel=k2, bias=b2)
    f.layer("Dropout", "dropout", {"rate": 0.3, "noise_shape": None, "seed": None})
    f.layer("Conv2D", "image", conv_config(1, 3, padding="valid"), kernel=k3, bias=b3)
    f.write("Sequential")
    x = np.round(RANDOM.normal(size=(HEIGHT, WIDTH, 1)), 4)
    y = relu(conv(relu(conv(x, k1, b1, "valid")), k2, b2))
    expected("sequential.json", x, conv(y, k3, b3, "valid"))


def functional():
    """A residual block, slopes, normalisation, a transposed convolution, sub-pixels, a merge."""
    k1, b1 = weights(3, 3, 1, 4), weights(4)
    k2, b2 = weights(3, 3, 4, 4), weights(4)
    alpha = weights(1, 1, 4)
    gamma, beta, mean = weights(4), weights(4), weights(4)
    variance = np.abs(weights(4)) + 0.1
    k3, b3 = weights(4, 4, 2, 4), weights(2)
    k4, b4 = weights(3, 3, 4, 4), weights(4)
    k5, b5 = weights(3, 3, 3, 1), weights(1)
    f = File("functional.h5", as_bytes=False)
    f.layer(
        "InputLayer",
        "coarse",
        {
            "batch_input_shape": [None, None, None, 1],
            "dtype": "float32",
            "sparse": False,
            "ragged": False,
        },
        [],
    )
    f.layer("Conv2D", "first", conv_config(4, 3, "tanh"), node("coarse"), kernel=k1, bias=b1)
    f.layer("Conv2D", "second", conv_config(4, 3), node("first"), kernel=k2, bias=b2)
    f.layer("Add", "sum", {"trainable": True, "dtype": "float32"}, node("first", "second"))
    f.layer(
        "PReLU",
        "slopes",
        {
            "alpha_initializer": {"class_name": "Zeros", "config": {}},
            "alpha_regularizer": None,
            "alpha_constraint": None,
            "shared_axes": [1, 2],
            "trainable": True,
            "dtype": "float32",
        },
        node("sum"),
        alpha=alpha,
    )
    f.layer(
        "BatchNormalization",
        "norm",
        {
            "axis": [3],
            "momentum": 0.99,
            "epsilon": 0.001,
            "center": True,
            "scale": True,
            "beta_initializer": {"class_name": "Zeros", "config": {}},
            "gamma_initializer": {"class_name": "Ones", "config": {}},
            "moving_mean_initializer": {"class_name": "Zeros", "config": {}},
            "moving_variance_initializer": {"class_name": "Ones", "config": {}},
            "beta_regularizer": None,
            "gamma_regularizer": None,
            "beta_constraint": None,
            "gamma_constraint": None,
            "trainable": True,
            "dtype": "float32",
        },
        node("slopes"),
        gamma=gamma,
        beta=beta,
        moving_mean=mean,
        moving_variance=variance,
    )
    # A sum as Python writes it: x + y.
    f.layer(
        "TFOpLambda",
        "tf.__operators__.add",
        {"trainable": True, "dtype": "float32", "function": "__operators__.add"},
        [["norm", 0, 0, {"y": ["first", 0, 0], "name": None}]],
    )
    f.layer(
        "Conv2DTranspose",
        "wide",
        conv_config(2, 4, "relu", stride=2, output_padding=None),
        node("tf.__operators__.add"),
        kernel=k3,
        bias=b3,
    )
    f.layer("Conv2D", "blocks", conv_config(4, 3), node("tf.__operators__.add"), kernel=k4, bias=b4)
    # A call of a function: its arguments are beside its input.
    f.layer(
        "TFOpLambda",
        "tf.nn.depth_to_space",
        {"trainable": True, "dtype": "float32", "function": "nn.depth_to_space"},
        [["blocks", 0, 0, {"block_size": 2}]],
    )
    f.layer("Concatenate", "both", {"axis": -1}, node("wide", "tf.nn.depth_to_space"))
    f.layer("Conv2D", "fine", conv_config(1, 3), node("both"), kernel=k5, bias=b5)
    f.write("Functional", input_layers=[["coarse", 0, 0]], output_layers=[["fine", 0, 0]])
    x = np.round(RANDOM.normal(size=(HEIGHT, WIDTH, 1)), 4)
    one = np.tanh(conv(x, k1, b1))
    y = one + conv(one, k2, b2)
    y = np.where(y > 0, y, alpha * y)
    y = gamma * (y - mean) / np.sqrt(variance + 0.001) + beta + one
    both = np.concatenate(
        [relu(transposed(y, k3, b3, 2)), depth_to_space(conv(y, k4, b4), 2)], axis=-1
    )
    expected("functional.json", x, conv(both, k5, b5))


def refused():
    """A layer of Keras that super-resolution has no use for, and a function of Python."""
    k, b = weights(3, 3, 1, 1), weights(1)
    f = File("lambda.h5", as_bytes=True)
    shape = {"batch_input_shape": [None, None, None, 1]}
    f.layer("Conv2D", "first", conv_config(1, 3, **shape), kernel=k, bias=b)
    f.layer(
        "Lambda",
        "double",
        {"function": ["4wEAAAA=", None, None], "function_type": "lambda", "arguments": {}},
    )
    f.write("Sequential")
    f = File("unknown-layer.h5", as_bytes=True)
    f.layer("Conv2D", "first", conv_config(1, 3, **shape), kernel=k, bias=b)
    f.layer("LayerNormalization", "norm", {"axis": [3], "epsilon": 0.001})
    f.write("Sequential")
    with h5py.File("weights-only.h5", "w") as f:
        f.create_group("first").create_dataset("kernel:0", data=k)


sequential()
functional()
refused()
