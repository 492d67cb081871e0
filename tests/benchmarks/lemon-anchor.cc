// The native anchor of the matching benchmark: LEMON's network simplex on a market read from standard input.
// Input: "students slots edges unplaced", then places of each slot, then edges "student slot score". Repeats it a few
// times and prints "placed score bestSeconds" of CPU time, building the graph not counted.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <cstdio>
#include <ctime>
#include <vector>

using namespace lemon;
using Graph = SmartDigraph;

int main() {
  int students, slots, edges;
  long long unplaced;
  if (std::scanf("%d %d %d %lld", &students, &slots, &edges, &unplaced) != 4) return 2;
  Graph graph;
  graph.reserveNode(students + slots + 1);
  graph.reserveArc(edges + students + slots);
  std::vector<Graph::Node> student(students), slot(slots);
  for (auto& node : student) node = graph.addNode();
  for (auto& node : slot) node = graph.addNode();
  Graph::Node sink = graph.addNode();
  std::vector<long long> arcCost, arcCapacity;
  auto arc = [&](Graph::Node from, Graph::Node to, long long cost, long long capacity) {
    graph.addArc(from, to);
    arcCost.push_back(cost);
    arcCapacity.push_back(capacity);
  };
  for (int j = 0; j < slots; j++) {
    int places;
    if (std::scanf("%d", &places) != 1) return 2;
    arc(slot[j], sink, 0, places);
  }
  for (int i = 0; i < students; i++) arc(student[i], sink, -unplaced, 1);
  for (int e = 0; e < edges; e++) {
    int i, j;
    long long score;
    if (std::scanf("%d %d %lld", &i, &j, &score) != 3) return 2;
    arc(student[i], slot[j], -score, 1);
  }
  Graph::ArcMap<long long> cost(graph), capacity(graph);
  for (std::size_t a = 0; a < arcCost.size(); a++) {
    cost[graph.arcFromId(a)] = arcCost[a];
    capacity[graph.arcFromId(a)] = arcCapacity[a];
  }
  Graph::NodeMap<long long> supply(graph, 0);
  for (auto& node : student) supply[node] = 1;
  supply[sink] = -students;
  double best = 1e9;
  long long placed = 0, total = 0;
  for (int run = 0; run < 3; run++) {
    std::clock_t begin = std::clock();
    NetworkSimplex<Graph, long long, long long> simplex(graph);
    simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
    if (simplex.run() != NetworkSimplex<Graph, long long, long long>::OPTIMAL) return 3;
    double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
    if (seconds < best) best = seconds;
    placed = total = 0;
    for (std::size_t a = slots + students; a < arcCost.size(); a++) {
      long long flow = simplex.flow(graph.arcFromId(a));
      placed += flow;
      total -= flow * arcCost[a];
    }
  }
  std::printf("%lld %lld %.6f\n", placed, total, best);
}
