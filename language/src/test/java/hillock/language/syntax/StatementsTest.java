package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static String file(String text) {
        return Parser.parse(new Source("x", text)).statements().stream().map(Shown::of).collect(Collectors.joining("\n"));
    }

    private static String model(String body) {
        return inside(file("model M {\n" + body + "\n}"));
    }

    private static String connection(String body) {
        return inside(file("connect a -> b {\n" + body + "\n}"));
    }

    private static String inside(String shown) {
        return shown.substring(shown.indexOf('{') + 1, shown.length() - 1);
    }

    private static String setting(String text) {
        return Shown.of(Parser.parseAssignment(new Source("--set", text)));
    }

    @Test void declarations() {
        assertThat(model("param gNa = 120 mS/cm^2, ENa = 50 mV")).isEqualTo("param gNa = 120[mS/cm^2]; param ENa = 50[mV]");
        assertThat(model("input I_syn : uA/cm^2; input r : /ms; input c")).isEqualTo("input I_syn[uA/cm^2]; input r[/ms]; input c");
        assertThat(model("rate(v, w) = 1 /ms / (1 + exp(-v / 10 mV))"))
                .isEqualTo("rate<v, w> := (/ 1[/ms] (+ 1 exp((/ (negate v) 10[mV]))))");
    }

    @Test void equations() {
        assertThat(model("C * dV/dt = I - g * V")).isEqualTo("V' : (* C dV/dt) = (- I (* g V))");
        assertThat(model("dm/dt = (m_inf - m) / tau_m")).isEqualTo("m' : dm/dt = (/ (- m_inf m) tau_m)");
        assertThat(model("dg_exc/dt = -g_exc / tau; (a + b) * dx/dt / c = 1")).startsWith("g_exc' : dg_exc/dt")
                .contains("x' : (/ (* (+ a b) dx/dt) c)");
        assertThat(model("V = d / dt")).isEqualTo("V := (/ d dt)");
        assertThat(model("ddx/dt = 1")).isEqualTo("dx' : ddx/dt = 1");
    }

    @Test void boundsInEveryShape() {
        assertThat(model("0 <= m, h, n <= 1")).isEqualTo("bound 0 <= m, h, n <= 1");
        assertThat(model("g >= 0 nS")).isEqualTo("bound g >= 0[nS]");
        assertThat(model("abs(V) <= 200 mV")).isEqualTo("bound abs(V) <= 200[mV]");
        assertThat(model("a, b < 3")).isEqualTo("bound a, b < 3");
        assertThat(model("0 < a, b")).isEqualTo("bound a, b > 0");
        assertThat(model("-80 mV <= V")).isEqualTo("bound V >= (negate 80[mV])");
        assertThat(model("1 > x >= lower reflected")).isEqualTo("bound 1 > x >= lower reflected");
        assertThat(model("g >= 0 nS reflected; x > 0 reflected")).isEqualTo("bound g >= 0[nS] reflected; bound x > 0 reflected");
    }

    @Test void initialValues() {
        assertThat(model("V(0) = -65 mV; m(0), h(0) = steady")).isEqualTo("V(0) = (negate 65[mV]); m(0) = steady; h(0) = steady");
        assertThat(model("V(0) = steady near -65 mV")).isEqualTo("V(0) = steady near (negate 65[mV])");
        assertThat(file("population p = M[3] { x(0) = [1, 2, 3]; y(0), z(0) = steady; I = normal(10, 1) * 1 uA/cm^2 }"))
                .isEqualTo("population p = M[3] {x(0) = {1, 2, 3}; y(0) = steady; z(0) = steady; I = (* normal(10, 1) 1[uA/cm^2])}");
    }

    @Test void spikes() {
        assertThat(model("spike when V > 0 mV")).isEqualTo("spike (> V 0[mV]) {}");
        assertThat(model("spike when V > 30 mV { V = -65 mV; w += b; refractory 2 ms holding V }"))
                .isEqualTo("spike (> V 30[mV]) {V = (negate 65[mV]); w += b; refractory 2[ms] holding V}");
        assertThat(model("spike when V > 30 mV and w < 1\n{\n refractory tau\n w -= 1\n x *= 2; y /= 3 }"))
                .isEqualTo("spike (and (> V 30[mV]) (< w 1)) {refractory tau; w -= 1; x *= 2; y /= 3}");
    }

    @Test void connectionBodies() {
        assertThat(connection("param Vr = 20 mV\nweight e = [[0, 0.1], [0.1, 0]] mS/cm^2\ndelay 2 ms\npost.I_syn += e * pre.S * (Vr - post.V)"))
                .isEqualTo("param Vr = 20[mV]; weight e = {{0, 0.1}, {0.1, 0}}[mS/cm^2]; delay 2[ms]; post.I_syn += (* (* e pre.S) (- Vr post.V))");
        assertThat(connection("ds/dt = -s / t_d; s(0) = 0; pre.I += s; delay abs(pre.i - post.i) * 1 ms"))
                .isEqualTo("s' : ds/dt = (/ (negate s) t_d); s(0) = 0; pre.I += s; delay (* abs((- pre.i post.i)) 1[ms])");
        assertThat(connection("on pre.spike { post.g += w; a += up; w = clip(w - b, 0, g_max) }\non post.spike { b += down }"))
                .isEqualTo("on pre.spike {post.g += w; a += up; w = clip((- w b), 0, g_max)}; on post.spike {b += down}");
        assertThat(connection("delay (1 + pre.i) * 1 ms; delay d")).startsWith("delay (*").endsWith("delay d");
    }

    @Test void wordsThatAreFreeNamesToo() {
        assertThat(model("weight = 1; delay = 2; spike = 3; on = 4; delay(x) = x; delay > 0; reflected = 5; raster = mean + rate; i2 = 1"))
                .isEqualTo("weight := 1; delay := 2; spike := 3; on := 4; delay<x> := x; bound delay > 0; reflected := 5; "
                        + "raster := (+ mean rate); i2 := 1");
        assertThat(file("at = 3; at[0].x = 4; repeat = 2")).isEqualTo("at = 3\nat[0].x = 4\nrepeat = 2");
        assertThat(file("plot raster.V, rate; plot raster against mean; plot histogram[0].x")).isEqualTo(
                "plot curves raster.V, rate\nplot curves raster against mean\nplot curves histogram[0].x");
    }

    @Test void patterns() {
        assertThat(file("connect a -> b")).isEqualTo("connect a -> b {}");
        assertThat(file("connect a[0:3] -> b[5] as syn all to all except self { delay 1 ms }"))
                .isEqualTo("connect a[0:3] -> b[5] as syn all to all except self {delay 1[ms]}");
        assertThat(file("connect a -> b one to one")).isEqualTo("connect a -> b one to one {}");
        assertThat(file("connect a -> b with probability 0.02 { }")).isEqualTo("connect a -> b with probability 0.02 {}");
        assertThat(file("connect a -> b with probability 0.02 except self"))
                .isEqualTo("connect a -> b with probability 0.02 except self {}");
        assertThat(file("connect a -> b with indegree k")).isEqualTo("connect a -> b with indegree k {}");
        assertThat(file("connect a -> b by ring(1) {}; connect a -> b by lattice(rows, 2 * n)"))
                .isEqualTo("connect a -> b by ring(1) {}\nconnect a -> b by lattice(rows, (* 2 n)) {}");
        assertThat(file("connect a -> b by small world(4, 0.1)")).isEqualTo("connect a -> b by small world(4, 0.1) {}");
        assertThat(file("connect a -> b where abs(pre.i - post.i) < 3 except self"))
                .isEqualTo("connect a -> b where (< abs((- pre.i post.i)) 3) except self {}");
        assertThat(file("connect a -> b from \"edges.csv\" { weight w = weight }"))
                .isEqualTo("connect a -> b from \"edges.csv\" {weight w = weight}");
    }

    @Test void modelsAndFiles() {
        assertThat(file("model A extends B { }")).isEqualTo("model A extends B {}");
        assertThat(file("use HH from \"a.hillock\"; use HH, FHN from models"))
                .isEqualTo("use HH from \"a.hillock\"\nuse HH, FHN from models");
        assertThat(file("population p = M; population q = M[2 * N]")).isEqualTo("population p = M {}\npopulation q = M[(* 2 N)] {}");
    }

    @Test void assignments() {
        assertThat(file("N = 3; exc = cells[0:800]; exc.I = 12 uA/cm^2; cells[0].I = 0 uA/cm^2; (a -> b).w = 3; p[0:2].V(0) = -3 mV"))
                .isEqualTo("N = 3\nexc = cells[0:800]\nexc.I = 12[uA/cm^2]\ncells[0].I = 0[uA/cm^2]\n(-> a b).w = 3\n"
                        + "p[0:2].V(0) = (negate 3[mV])");
    }

    @Test void experiments() {
        assertThat(file("simulate 1000 ms { dt = 0.01 ms; method = exponential-euler; seed = 1; threads = 2; tolerance = 1e-6 }"))
                .isEqualTo("simulate 1000[ms] {dt = 0.01[ms]; method = exponential-euler; seed = 1; threads = 2; tolerance = 0.000001}");
        assertThat(file("simulate 5; at 500 ms { cells.I = 0 uA/cm^2; x = 3 }; at (t1) { x = 1 }"))
                .isEqualTo("simulate 5 {}\nat 500[ms] {cells.I = 0[uA/cm^2]; x = 3}\nat t1 {x = 1}");
        assertThat(file("record cells.V, cells.m every 0.1 ms from 200 ms to 400 ms; record mean(cells.V); record syn.w every 10 s"))
                .isEqualTo("record cells.V, cells.m every 0.1[ms] from 200[ms] to 400[ms]\nrecord mean(cells.V)\nrecord syn.w every 10[s]");
        assertThat(file("record (a -> b).w from 3 every 1")).isEqualTo("record (-> a b).w every 1 from 3");
    }

    @Test void plots() {
        assertThat(file("plot cells.V from 100 ms to 200 ms")).isEqualTo("plot curves cells.V from 100[ms] to 200[ms]");
        assertThat(file("plot raster cells; plot raster exc, inh; plot histogram syn.w; plot matrix (a -> b).w; plot histogram(a -> b).w"))
                .isEqualTo("plot raster cells\nplot raster exc, inh\nplot histogram syn.w\nplot matrix (-> a b).w\nplot histogram (-> a b).w");
        assertThat(file("plot cells.V against cells.n; plot rate(cells, 5 ms)"))
                .isEqualTo("plot curves cells.V against cells.n\nplot curves rate(cells, 5[ms])");
        assertThat(file("plot c.w against c.V with nullclines from 1 ms"))
                .isEqualTo("plot curves c.w against c.V with nullclines from 1[ms]");
        assertThat(file("plot rate(cell) against cell.I by cell.sigma")).isEqualTo("plot curves rate(cell) against cell.I by cell.sigma");
    }

    @Test void sweeps() {
        assertThat(file("""
                sweep {
                  cell.I = 0 .. 20 uA/cm^2 in 41 steps; f = 1..100 Hz in 3 log steps
                  cell.sigma = [0, 1, 3] uA/cm^2*ms^0.5
                  repeat 10
                  measure rate(cell) after 100 ms, cv(cell)
                }""")).isEqualTo("sweep {cell.I = 0 .. 20[uA/cm^2] in 41; f = 1 .. 100[Hz] in 3 log; "
                        + "cell.sigma = {0, 1, 3}[uA/cm^2*ms^0.5]} repeat 10 measure rate(cell) after 100[ms] measure cv(cell)");
    }

    @Test void settingsOfTheCommandLine() {
        assertThat(setting("cells.I=12 uA/cm^2")).isEqualTo("cells.I = 12[uA/cm^2]");
        assertThat(setting("cells.I=12")).isEqualTo("cells.I = 12");
        assertThat(setting("dt=0.005")).isEqualTo("dt = 0.005");
        assertThat(setting("cells.V(0)=-50")).isEqualTo("cells.V(0) = (negate 50)");
        assertThat(setting("cells[0:2].V(0)=[-50, -60] mV")).isEqualTo("cells[0:2].V(0) = {(negate 50), (negate 60)}[mV]");
        assertThat(setting("method=exponential-euler")).isEqualTo("method = exponential-euler");
        assertThat(setting("method=rk4")).isEqualTo("method = rk4");
        assertThat(setting("seed = 7")).isEqualTo("seed = 7");
        assertThat(setting("(a -> b).w=3")).isEqualTo("(-> a b).w = 3");
        assertThat(setting("cells.m(0)=steady")).isEqualTo("cells.m(0) = steady");
    }
}
