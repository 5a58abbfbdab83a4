# Made with NumPy 1.24.2 and SciPy 1.10.1: python3 make-arrays.py
import numpy as np
import scipy.sparse as sparse

source = np.array([0, 2, 1])
target = np.array([1, 0, 2], dtype=np.int32)
weight = np.array([2.5, 4, -0.5])
np.savez("listed.npz", source=source, target=target, **{"w [nS]": weight, "delay [ms]": np.array([1, 2, 3], dtype=np.float32)})
np.savez_compressed("deflated.npz", source=source.astype(">u2"), target=target.astype(np.int8), **{"w [nS]": weight})
np.savez("short.npz", source=source, target=target[:2])
np.savez("complex.npz", source=source, target=target, w=weight + 1j)
np.savez("infinite.npz", source=source, target=target, w=weight / np.array([1, 0, 1]))
np.savez("cube.npz", source=source, target=target, w=np.zeros((2, 2, 2)))
np.savez("sources.npz", source=source)
matrix = sparse.coo_matrix((weight, (target, source)), shape=(3, 3))
for form in ("coo", "csr", "csc", "dia"):
    sparse.save_npz(form + ".npz", matrix.asformat(form))
np.savez("dense.npz", **{"w [nS]": matrix.toarray().T.copy().T})
np.save("dense.npy", matrix.toarray())
np.save("wide.npy", np.ones((2, 3)))
